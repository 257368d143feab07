/** The story of one packet: numbered hops, what each did, and the place of whatever decided. */
import { unreachable } from '../base/assert.js';
import { formatAddress } from '../model/address.js';
import type { Location } from '../model/location.js';
import { ARRIVED, type Disposition, type Hop, type Step, type Trace } from '../model/trace.js';
import type { Witness } from '../model/verdict.js';
import { clean } from './clean.js';
import { placeText } from './frame.js';
import { endText } from './packet-text.js';
import type { Page } from './page.js';

type Origin = Witness['origin'];

/** One thing that happened, and where in the files it was decided. */
export interface Event {
  readonly text: string;
  readonly at?: Location;
}

/** Whether the packet got somewhere. */
export function arrives(disposition: Disposition): boolean {
  return ARRIVED.includes(disposition);
}

/** Numbered hops in at most `columns`, and how it ended. */
export function hopLines(
  page: Page,
  trace: Trace,
  origin: Origin | undefined,
  columns: number,
): readonly string[] {
  const undeclared =
    origin?.kind === 'wire' ? [page.say('hop/undeclared', { subnet: origin.subnet })] : [];
  const heads = [...undeclared, ...trace.hops.map((hop) => headText(page, hop))];
  const lines = heads.flatMap((head, index) => {
    const number = `${String(index + 1).padStart(2)}  `;
    const hop = trace.hops[index - undeclared.length];
    return [
      ...page.fold(head, columns - 4).map((line, i) => (i === 0 ? number : '    ') + line),
      ...(hop === undefined ? [] : events(page, hop)).flatMap((e) => eventLines(page, e, columns)),
    ];
  });
  return [...lines, ...page.fold(endSentence(page, trace), columns - 4).map((l) => `    ${l}`)];
}

/** What was decided on the way and where, each with the node that did, without any layout. */
export function decisionsOf(page: Page, trace: Trace): readonly Event[] {
  return trace.hops.flatMap((hop) =>
    events(page, hop).map((event) => {
      const name = page.show('node', hop.node);
      return {
        ...event,
        text: page.say('format/named', { name, message: event.text.replace(/ {2,}/g, ' ') }),
      };
    }),
  );
}

/** `boundary firewall (fw)  lg-lan → mn-lan (10.10.0.254)`. */
function headText(page: Page, { node, steps }: Hop): string {
  const received = steps.find((step) => step.kind === 'received');
  const sent = steps.find((step) => step.kind === 'sent');
  const { arrow } = page.symbols;
  const way = [
    ...(received === undefined ? [] : [shortName(received.interface)]),
    ...(sent === undefined ? [] : [arrow, shortName(sent.interface), ...nextHopOf(sent)]),
  ].join(' ');
  const name = page.paint(page.show('node', node), 'bold');
  return way === '' ? name : `${name}  ${way}`;
}

function nextHopOf({ packet, nextHop }: Extract<Step, { kind: 'sent' }>): readonly string[] {
  return nextHop === undefined ? [] : [`(${formatAddress(packet.family, nextHop)})`];
}

/** `✔ ARRIVES  accepted by juki`. */
function endSentence(page: Page, trace: Trace): string {
  const { disposition, node = '', subnet = '' } = trace.end;
  const arrived = arrives(disposition);
  const word = page.say(arrived ? 'trace/arrived' : 'trace/lost');
  const symbol = page.symbols.verdicts[arrived ? 'proved' : 'violated'];
  const sentence = page.say(`end/${disposition}`, { node, subnet });
  return `${page.paint(`${symbol} ${word}`, 'bold')}  ${sentence}`;
}

/** What the node decided; where the packet came in and went out stands above. */
function events(page: Page, { steps }: Hop): readonly Event[] {
  return steps.flatMap((step): readonly Event[] => {
    const at = 'at' in step && step.at !== undefined ? { at: step.at } : {};
    switch (step.kind) {
      case 'originated':
      case 'received':
      case 'sent':
        return [];
      case 'filtered':
        return [{ text: filteredText(page, step), ...at }];
      case 'translated':
        return [{ text: translatedText(page, step), ...at }];
      case 'routed':
        return [{ text: routedText(page, step), ...at }];
      default:
        return unreachable(step);
    }
  });
}

/** The event, its place at the end of the line if there is room for it. */
function eventLines(page: Page, { text, at }: Event, columns: number): readonly string[] {
  const lines = page
    .fold(text, columns - 6)
    .map((line, index) => (index === 0 ? '    ' : '      ') + line);
  if (at === undefined) return lines;
  const place = page.paint(placeText(at), 'dim');
  const last = lines.at(-1)!;
  if (page.width(last) + 2 + page.width(place) > columns) return [...lines, `      ${place}`];
  return [...lines.slice(0, -1), `${last}  ${place}`];
}

function filteredText(page: Page, step: Extract<Step, { kind: 'filtered' }>): string {
  const { filter, position, because } = step;
  const permits = step.action === 'permit';
  const word = page.paint(
    page.say(permits ? 'step/permitted' : 'step/denied'),
    permits ? 'green' : 'red',
    'bold',
  );
  const params = { filter, position, line: because.kind === 'line' ? because.id : '' };
  return `${word}  ${page.say(`step/by-${because.kind}`, params)}`;
}

function translatedText(page: Page, step: Extract<Step, { kind: 'translated' }>): string {
  const { field, before, after, id } = step;
  const says =
    id === undefined
      ? page.say('step/translated-back')
      : page.say(`step/translated-${field}`, { line: id });
  return `${says} ${endText(before, field)} ${page.symbols.arrow} ${endText(after, field)}`;
}

const ROUTED = {
  connected: 'step/routed-connected',
  static: 'step/routed-static',
  policy: 'step/routed-policy',
  'any-route': 'step/routed-any',
  'own-address': 'step/routed-own',
} as const;

/** The VRF that everything is in unless a file says otherwise. */
const DEFAULT_VRF = 'default';

function routedText(page: Page, step: Extract<Step, { kind: 'routed' }>): string {
  const text = page.say(ROUTED[step.by], { prefix: step.prefix ?? '' });
  return step.vrf === DEFAULT_VRF
    ? text
    : page.join([text, page.say('step/vrf', { vrf: step.vrf })]);
}

/** `lan` of `fw/lan`: the node stands above. */
function shortName(id: string): string {
  return clean(id.slice(id.indexOf('/') + 1));
}

/** The step that a reader looks for first: the last filter line, else route or translation. */
export function decidingStep(trace: Trace): Extract<Step, { at?: Location }> | undefined {
  const steps = trace.hops.flatMap((hop) => hop.steps);
  const decided = (kind: Step['kind']): Step | undefined =>
    steps.findLast((step) => step.kind === kind && 'at' in step && step.at !== undefined);
  const step = decided('filtered') ?? decided('routed') ?? decided('translated');
  return step !== undefined && 'at' in step ? step : undefined;
}
