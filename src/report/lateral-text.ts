/** Lateral movement for people: how far it gets into each segment, then every step by rounds. */
import type {
  Foothold,
  LateralReport,
  LateralResult,
  LateralStep,
  SegmentReach,
  StepWitness,
} from '../model/lateral.js';
import type { Verdict } from '../model/verdict.js';
import { diagnosticLines } from './diagnostics-text.js';
import { listItem, paragraph } from './fields.js';
import { placeText } from './frame.js';
import { hopLines } from './hops-text.js';
import { packetText } from './packet-text.js';
import { openPage, textOf, VERDICT_STYLE, type Page, type TextOptions } from './page.js';
import { questionLines } from './questions-text.js';
import { padEnd } from './width.js';

/** Steps of a round that are printed unless all are asked for. */
const STEPS_MAX = 8;
const INDENT = '  ';

/** The whole story of one attacker. */
export function lateralText(report: LateralReport, options: TextOptions): string {
  const page = openPage(options, report.labels);
  const { diagnostics, questions, movement } = report;
  return textOf([
    ...(diagnostics.length === 0 ? [] : [...diagnosticLines(page, diagnostics), '']),
    ...(questions.length === 0 ? [] : questionLines(page, page.say('lateral/question'), questions)),
    ...(movement === undefined ? [] : movementLines(page, report, movement)),
  ]);
}

function movementLines(
  page: Page,
  { options }: LateralReport,
  movement: LateralResult,
): readonly string[] {
  const { start, steps, limit } = movement;
  const rounds = steps.at(-1)?.round ?? 0;
  const nodes = steps.filter(({ foothold }) => foothold.kind === 'node').length;
  const from = page.join(start.map((foothold) => nameOf(page, foothold)));
  const services = options.services;
  return [
    ...page.fold(page.paint(page.say('lateral/title', { from }), 'bold'), page.columns),
    ...paragraph(
      page,
      steps.length === 0
        ? page.say('lateral/nobody')
        : page.say('lateral/counts', { nodes, rounds }),
    ),
    ...(limit === undefined ? [] : paragraph(page, page.say('lateral/limit', { limit }))),
    '',
    page.paint(page.say('lateral/segments'), 'bold'),
    ...segmentLines(page, movement),
    '',
    ...Array.from({ length: rounds }, (_, index) => index + 1).flatMap((round) => [
      page.paint(page.say('lateral/round', { round }), 'bold'),
      ...stepsLines(
        page,
        steps.filter((step) => step.round === round),
      ),
      '',
    ]),
    page.paint(page.say('verify/assumptions'), 'bold'),
    ...listItem(
      page,
      services === undefined
        ? page.say('lateral/every-service')
        : page.say('lateral/services', { services: page.join(services) }),
    ),
    ...listItem(page, page.say('lateral/senders', { mode: options.spoofing })),
    ...listItem(page, page.say('lateral/outside')),
    ...listItem(page, page.say('lateral/not-looked-at')),
  ];
}

const SYMBOL: Readonly<Record<SegmentReach, Verdict>> = {
  held: 'violated',
  touched: 'excepted',
  safe: 'proved',
  unknown: 'undetermined',
};

export function segmentLines(
  page: Page,
  { segments }: Pick<LateralResult, 'segments'>,
): readonly string[] {
  const names = segments.map(({ segment }) => page.show('segment', segment));
  const widest = Math.max(0, ...names.map(page.width));
  return segments.flatMap(({ reach, held, nodes }, index) => {
    const verdict = SYMBOL[reach];
    const symbol = page.paint(page.symbols.verdicts[verdict], VERDICT_STYLE[verdict]);
    const text = page.say(`lateral/${reach}`, { held, nodes });
    const head = `${INDENT}${symbol} `;
    const line = `${padEnd(names[index]!, widest, page.width)}  ${text}`;
    const rest = page.fold(line, page.columns - INDENT.length - 2);
    return rest.map((part, at) => (at === 0 ? head + part : `${INDENT}  ${part}`));
  });
}

/** One step after the other, as many as fit in a glance. */
export function stepsLines(page: Page, steps: readonly LateralStep[]): readonly string[] {
  const shown = page.all ? steps : steps.slice(0, STEPS_MAX);
  const hidden = steps.length - shown.length;
  return [
    ...shown.flatMap((step) => stepLines(page, step)),
    ...(hidden > 0 ? [INDENT + page.say('more', { count: hidden })] : []),
  ];
}

function stepLines(page: Page, step: LateralStep): readonly string[] {
  const { foothold, from, certain, witness, permits } = step;
  const doubt = certain ? [] : [page.say('lateral/uncertain')];
  const way = page.say('lateral/step', { to: nameOf(page, foothold), from: nameOf(page, from) });
  const last = permits.at(-1);
  const line =
    last === undefined
      ? []
      : [`${page.say('lateral/permitted')} ${page.paint(placeText(last), 'dim')}`];
  const packet =
    witness === undefined ? page.say('lateral/unshown') : packetText(page, witness.packet);
  const deep = page.columns - INDENT.length * 2;
  return [
    ...listItem(page, page.join([way, ...doubt])),
    ...[packet, ...line].flatMap((text) =>
      page.fold(text, deep).map((part) => INDENT + INDENT + part),
    ),
    ...(page.all && witness !== undefined ? wayLines(page, witness, deep) : []),
  ];
}

function wayLines(page: Page, { origin, trace }: StepWitness, columns: number): readonly string[] {
  const lines =
    origin.kind === 'wire'
      ? hopLines(page, trace, origin, columns)
      : [
          page.say('lateral/machine', machineOf(origin.interface)),
          ...hopLines(page, trace, undefined, columns),
        ];
  return lines.map((line) => INDENT + INDENT + line);
}

/** `node/name`; a name may have a slash, the id of a node has none. */
function machineOf(id: string): { readonly node: string; readonly interface: string } {
  const slash = id.indexOf('/');
  return { node: id.slice(0, slash), interface: id.slice(slash + 1) };
}

export function nameOf(page: Page, { kind, id }: Foothold): string {
  return kind === 'node' ? page.show('node', id) : page.say('hop/undeclared', { subnet: id });
}
