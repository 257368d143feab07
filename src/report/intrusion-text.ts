/** How far an attacker gets after a step of a scenario, and what of that is new. */
import type { Intrusion } from '../model/simulation.js';
import { paragraph } from './fields.js';
import { nameOf, segmentLines, stepsLines } from './lateral-text.js';
import type { Page } from './page.js';

const INDENT = '  ';

/** Footholds that are new, each with its packet; how far that is, by segment. */
export function intrusionLines(
  page: Page,
  { start, gained, lost, segments, limit }: Intrusion,
  exploits: readonly string[] | undefined,
): readonly string[] {
  const from = page.join(start.map((id) => page.show('node', id)));
  const changed = gained.length > 0 || lost.length > 0;
  const names = lost.map((foothold) => nameOf(page, foothold));
  const parts = [
    ...(gained.length === 0 ? [] : [page.say('simulate/gained', { count: gained.length })]),
    ...(lost.length === 0 ? [] : [page.say('simulate/lost', { footholds: page.join(names) })]),
    ...(changed ? [] : [page.say('simulate/same-reach')]),
  ];
  const head = page.paint(page.say('simulate/attacker', { from }), 'bold');
  return [
    '',
    ...paragraph(page, `${head}  ${page.join(parts)}`),
    ...paragraph(
      page,
      exploits === undefined
        ? page.say('lateral/every-service')
        : page.say('lateral/services', { services: page.join(exploits) }),
    ),
    ...(limit === undefined ? [] : paragraph(page, page.say('lateral/limit', { limit }))),
    ...stepsLines(page, gained),
    ...(changed
      ? ['', INDENT + page.say('lateral/segments'), ...segmentLines(page, { segments })]
      : []),
  ];
}
