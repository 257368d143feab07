/** One finding that asks for something: what, the packet, its way, the line, why, what to do. */
import type { Location } from '../model/location.js';
import type { Packet } from '../model/packet.js';
import type { VerifyResult } from '../model/result.js';
import type { Finding, RequirementId, Witness } from '../model/verdict.js';
import type { OpenFindingCode } from '../messages/catalog.js';
import { clean } from './clean.js';
import { field, fieldColumns, fieldOf, paragraph } from './fields.js';
import { filterLabel, frameLines, placeText, type FilterLabel } from './frame.js';
import { decidingStep, hopLines } from './hops-text.js';
import { packetText } from './packet-text.js';
import { VERDICT_STYLE, type Page, type Style } from './page.js';
import { sentPacket, traceCommand } from './trace-command.js';

/** The lines of `finding`; `why` only for the first of a requirement. */
export function findingLines(
  page: Page,
  finding: Finding,
  options: VerifyResult['options'],
  withWhy: boolean,
): readonly string[] {
  const { requirement, witness, flows, fingerprint } = finding;
  const text = page.messages.requirements[requirement];
  return [
    ...paragraph(page, page.tell(page.messages.findings[finding.code], finding.params)),
    ...(witness === undefined ? [] : witnessLines(page, finding, witness)),
    ...frames(page, finding),
    ...(flows.length === 0 ? [] : registerLines(page, flows)),
    ...(withWhy && finding.verdict === 'violated'
      ? field(page, 'field/why', page.tell(text.why, {}))
      : []),
    ...fixLines(page, finding),
    ...(witness === undefined ? [] : againLines(page, requirement, witness, options)),
    ...field(page, 'field/id', `${fingerprint}  ${finding.code}`),
  ];
}

function witnessLines(page: Page, finding: Finding, witness: Witness): readonly string[] {
  const columns = fieldColumns(page);
  const details = page.join([
    page.say(`role/${witness.role}`),
    ...(finding.packets === undefined
      ? []
      : [page.say('packet/one-of', { count: countText(finding.packets) })]),
  ]);
  const { opening, origin, trace } = witness;
  const first = opening === undefined ? [] : hopLines(page, opening, origin, columns);
  const replied = opening !== undefined;
  return [
    ...fieldOf(page, 'field/packet', [
      ...packetLines(page, replied ? sentPacket(witness) : witness.packet, 'bold'),
      ...page.fold(details, columns),
    ]),
    ...(replied ? fieldOf(page, 'field/opening', first) : []),
    ...(replied
      ? fieldOf(page, 'field/reply', [
          ...packetLines(page, witness.packet),
          ...hopLines(page, trace, undefined, columns),
        ])
      : fieldOf(page, 'field/path', hopLines(page, trace, origin, columns))),
  ];
}

function packetLines(page: Page, packet: Packet, ...styles: readonly Style[]): readonly string[] {
  const lines = page.fold(packetText(page, packet), fieldColumns(page));
  return lines.map((line) => page.paint(line, ...styles));
}

/** The source of the line that decided, and the other places that belong to the finding. */
function frames(page: Page, { at, related, verdict, witness }: Finding): readonly string[] {
  const style = VERDICT_STYLE[verdict];
  const decided = witness === undefined ? undefined : decidingPlace(witness, at);
  const shown = decided?.at ?? at;
  const others = [...(at === undefined ? [] : [at]), ...related].filter((p) => !same(p, shown));
  return [
    ...(shown === undefined
      ? []
      : frameLines(page, shown, page.say(decided?.label ?? 'frame/here'), style)),
    ...(others.length === 0 ? [] : fieldOf(page, 'field/related', others.map(placeText))),
  ];
}

/** Where `at` stands in the trace, else what the trace itself was decided by. */
function decidingPlace(
  { trace }: Witness,
  at: Location | undefined,
): { readonly at: Location; readonly label: FilterLabel | 'frame/here' } | undefined {
  const steps = trace.hops.flatMap((hop) => hop.steps);
  const step = steps.find((s) => 'at' in s && same(s.at, at)) ?? decidingStep(trace);
  if (step === undefined || !('at' in step) || step.at === undefined) return undefined;
  if (step.kind !== 'filtered') return { at: step.at, label: 'frame/here' };
  return { at: step.at, label: filterLabel(step) };
}

function same(a: Location | undefined, b: Location | undefined): boolean {
  return a?.path === b?.path && a?.line === b?.line && a?.column === b?.column;
}

function registerLines(page: Page, flows: readonly string[]): readonly string[] {
  const names = flows.map((flow) => page.show('flow', flow));
  return fieldOf(page, 'field/register', limited(page, names));
}

/** As many as fit in a glance, and how many there are besides. */
const LIST_MAX = 8;

function limited(page: Page, items: readonly string[]): readonly string[] {
  if (page.all || items.length <= LIST_MAX) return items;
  const count = items.length - LIST_MAX;
  return [...items.slice(0, LIST_MAX), page.say('more', { count })];
}

function fixLines(page: Page, { code, requirement, verdict, params }: Finding): readonly string[] {
  const { fixes, requirements } = page.messages;
  if (!Object.hasOwn(fixes, code)) return [];
  const first = page.tell(fixes[code as OpenFindingCode], params);
  const more =
    verdict === 'violated'
      ? page.say('join/sentences') + page.tell(requirements[requirement].fix, {})
      : '';
  return field(page, 'field/fix', first + more);
}

/** The command is never broken into lines, so that it can be copied as it stands. */
function againLines(
  page: Page,
  requirement: RequirementId,
  witness: Witness,
  options: VerifyResult['options'],
): readonly string[] {
  const command = traceCommand(page.options.topology, witness, requirement, options);
  return fieldOf(page, 'field/again', [clean(command)]);
}

const EXACT_DIGITS = 12;

/** `1,048,576`; beyond twelve digits `1.2e24`. */
export function countText(decimal: string): string {
  if (decimal.length > EXACT_DIGITS) {
    return `${decimal[0]}.${decimal[1]}e${decimal.length - 1}`;
  }
  return decimal.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
