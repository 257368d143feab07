/** One finding that asks for something: what, the packet, its way, the line, why, what to do. */
import type { Location } from '../model/location.js';
import type { Packet } from '../model/packet.js';
import type { VerifyOptions } from '../model/result.js';
import type { Step } from '../model/trace.js';
import { isBuiltIn, type Finding, type Witness } from '../model/verdict.js';
import type { OpenFindingCode, RequirementText } from '../messages/catalog.js';
import { chainLines } from './chain-text.js';
import { clean } from './clean.js';
import { field, fieldColumns, fieldOf, paragraph } from './fields.js';
import { filterLabel, frameLines, placeText } from './frame.js';
import { decidingStep, hopLines } from './hops-text.js';
import { packetText } from './packet-text.js';
import { VERDICT_STYLE, type Page, type Style } from './page.js';
import { sentPacket, traceCommand } from './trace-command.js';

/** How a witness is shown again: how the network is read, and what is down in it. */
export interface Again extends Pick<VerifyOptions, 'routing' | 'at'> {
  readonly down?: readonly string[];
  /** Default: that of the page. */
  readonly topology?: string;
}

/** The lines of `finding`; `policy` is what the policy says of it, for the first of a requirement. */
export function findingLines(
  page: Page,
  finding: Finding,
  again: Again | undefined,
  policy: RequirementText | undefined,
): readonly string[] {
  const { witness, chain, flows, fingerprint } = finding;
  const told = finding.verdict === 'violated' ? policy : undefined;
  return [
    ...paragraph(page, page.tell(page.messages.findings[finding.code], finding.params)),
    ...suggestionLines(page, finding),
    ...(chain === undefined
      ? []
      : chainLines(page, chain, { own: !isBuiltIn(finding.requirement) })),
    ...(witness === undefined ? [] : witnessLines(page, finding, witness)),
    ...frames(page, finding),
    ...(flows.length === 0 ? [] : registerLines(page, flows)),
    ...(told === undefined || told.why === '' ? [] : field(page, 'field/why', told.why)),
    ...fixLines(page, finding, told?.fix ?? ''),
    ...(witness === undefined || again === undefined
      ? []
      : againLines(page, finding, witness, again)),
    ...field(page, 'field/id', `${fingerprint}  ${finding.code}`),
  ];
}

/** The name that was probably meant, where a finding is about one that is not known. */
function suggestionLines(page: Page, { params }: Finding): readonly string[] {
  const { suggestion = '' } = params;
  return suggestion === '' ? [] : paragraph(page, page.say('field/suggestion', { suggestion }));
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

/**
 * The place that a reader has to see, and the others that belong to the finding. A lost flow is about
 * a line of the register, but what stopped it comes first.
 */
export function placesOf(finding: Finding): {
  readonly shown?: Location;
  readonly others: readonly Location[];
  readonly step?: Step;
} {
  const { at, related, witness } = finding;
  const steps = witness?.trace.hops.flatMap((hop) => hop.steps) ?? [];
  const stopped =
    isLost(finding) && witness !== undefined ? decidingStep(witness.trace) : undefined;
  const step = stopped ?? steps.find((s) => 'at' in s && same(s.at, at));
  const shown = stopped?.at ?? at;
  const others = [...(at === undefined ? [] : [at]), ...related].filter((p) => !same(p, shown));
  return {
    ...(shown === undefined ? {} : { shown }),
    others,
    ...(step === undefined ? {} : { step }),
  };
}

/** The source of the place that the finding is about, and the other places that belong to it. */
function frames(page: Page, finding: Finding): readonly string[] {
  const { verdict } = finding;
  const { shown, others, step } = placesOf(finding);
  const label = step?.kind === 'filtered' ? filterLabel(step) : 'frame/here';
  return [
    ...(shown === undefined
      ? []
      : frameLines(page, shown, page.say(label), VERDICT_STYLE[verdict])),
    ...(others.length === 0 ? [] : fieldOf(page, 'field/related', others.map(placeText))),
  ];
}

function isLost({ code }: Finding): boolean {
  return ['req/lost', 'req/reply-lost', 'own/lost', 'own/reply-lost'].includes(code);
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

function fixLines(page: Page, { code, params }: Finding, policy: string): readonly string[] {
  const { fixes } = page.messages;
  if (!Object.hasOwn(fixes, code)) return [];
  const first = page.tell(fixes[code as OpenFindingCode], params);
  const more = policy === '' ? '' : page.say('join/sentences') + policy;
  return field(page, 'field/fix', first + more);
}

/** The command is never broken into lines, so that it can be copied as it stands. */
function againLines(
  page: Page,
  finding: Finding,
  witness: Witness,
  again: Again,
): readonly string[] {
  const { topology = page.options.topology } = again;
  const command = traceCommand(topology, witness, finding, again);
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
