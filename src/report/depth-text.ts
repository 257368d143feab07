/** Depth of defence for people: pairs of segments by depth, and of one pair every way. */
import { compareNumber } from '../base/compare.js';
import type {
  DepthElement,
  DepthReport,
  DepthResult,
  OpenedSet,
  PairDepth,
} from '../model/depth.js';
import type { Verdict } from '../model/verdict.js';
import { diagnosticLines } from './diagnostics-text.js';
import { listItem, paragraph } from './fields.js';
import { hopLines } from './hops-text.js';
import { packetText } from './packet-text.js';
import { openPage, textOf, VERDICT_STYLE, type Page, type TextOptions } from './page.js';
import { questionLines } from './questions-text.js';

/** Sets of one pair that are printed unless all are asked for. */
const SETS_MAX = 4;
/** Pairs without any way that are printed unless all are asked for. */
const QUIET_MAX = 4;
const INDENT = '  ';

/** How many mistakes keep segments apart. */
export function depthText(report: DepthReport, options: TextOptions): string {
  const page = openPage(options, report.labels);
  const { diagnostics, questions, defence } = report;
  return textOf([
    ...(diagnostics.length === 0 ? [] : [...diagnosticLines(page, diagnostics), '']),
    ...(questions.length === 0 ? [] : questionLines(page, page.say('depth/question'), questions)),
    ...(defence === undefined ? [] : defenceLines(page, report, defence)),
  ]);
}

function defenceLines(page: Page, report: DepthReport, defence: DepthResult): readonly string[] {
  const { pairs } = defence;
  const { from, to } = report.options;
  const single = from !== undefined && to !== undefined;
  const groups = new Map<string, PairDepth[]>();
  for (const pair of [...pairs].sort((a, b) => compareNumber(rank(a), rank(b)))) {
    const title = titleOf(page, pair);
    groups.set(title, [...(groups.get(title) ?? []), pair]);
  }
  return [
    page.paint(page.say('depth/title'), 'bold'),
    ...(pairs.length === 0 ? paragraph(page, page.say('depth/nothing')) : []),
    '',
    ...[...groups].flatMap(([title, members]) => [
      title,
      ...shownOf(page, members).flatMap((pair) => pairLines(page, pair, single)),
      ...moreLines(page, members.length - shownOf(page, members).length, 1),
      '',
    ]),
    page.paint(page.say('verify/assumptions'), 'bold'),
    ...assumptions(page, report).flatMap((text) => listItem(page, text)),
  ];
}

function assumptions(page: Page, { options, defence }: DepthReport): readonly string[] {
  const { layer2, routing, spoofing } = options;
  const switches = defence?.switches ?? 0;
  return [
    page.say('depth/raw'),
    page.say(routing === 'exact' ? 'depth/routes-as-written' : 'depth/any-route'),
    ...(layer2 || switches === 0 ? [] : [page.say('depth/no-switches', { count: switches })]),
    page.say('lateral/senders', { mode: spoofing }),
    page.say('depth/not-looked-at'),
  ];
}

/** Worst first; what is not known stands before what is known to be many. */
function rank({ answer }: PairDepth): number {
  switch (answer.kind) {
    case 'depth':
      return answer.depth;
    case 'unknown':
      return 1000;
    case 'more-than':
      return 2000;
    case 'no-way':
      return 3000;
  }
}

function titleOf(page: Page, { answer }: PairDepth): string {
  const [verdict, text] = wordsOf(page, answer);
  const symbol = page.symbols.verdicts[verdict];
  return page.paint(`${symbol} ${text}`, VERDICT_STYLE[verdict], 'bold');
}

function wordsOf(page: Page, answer: PairDepth['answer']): readonly [Verdict, string] {
  switch (answer.kind) {
    case 'depth':
      return answer.depth === 0
        ? ['violated', page.say('depth/connected')]
        : ['excepted', page.say('depth/is', { depth: answer.depth })];
    case 'more-than':
      return ['proved', page.say('depth/more-than', { depth: answer.depth })];
    case 'no-way':
      return ['proved', page.say('depth/no-way')];
    case 'unknown':
      return ['undetermined', page.say('depth/unknown', { limit: answer.limit })];
  }
}

function pairLines(
  page: Page,
  { from, to, answer }: PairDepth,
  single: boolean,
): readonly string[] {
  const ends = [from, to].map((segment) => page.show('segment', segment));
  const head = listItem(page, ends.join(` ${page.symbols.arrow} `));
  if (answer.kind !== 'depth') return head;
  const sets = page.all ? answer.sets : answer.sets.slice(0, SETS_MAX);
  return [
    ...head,
    ...sets.flatMap((set) => (single ? wayLines(page, set) : elementLines(page, set))),
    ...moreLines(page, answer.sets.length - sets.length, 2),
  ];
}

/** What keeps segments apart whatever happens is told in full only if all is asked for. */
function shownOf(page: Page, pairs: readonly PairDepth[]): readonly PairDepth[] {
  const isQuiet = pairs.every(({ answer }) => answer.kind === 'no-way');
  return isQuiet && !page.all ? pairs.slice(0, QUIET_MAX) : pairs;
}

function moreLines(page: Page, count: number, indents: number): readonly string[] {
  return count > 0 ? [INDENT.repeat(indents) + page.say('more', { count })] : [];
}

function elementLines(page: Page, set: OpenedSet): readonly string[] {
  if (set.elements.length === 0) return [];
  return page
    .fold(namesOf(page, set), page.columns - INDENT.length * 2)
    .map((line) => INDENT + INDENT + line);
}

/** What is opened, and a packet that gets across then. */
function wayLines(page: Page, set: OpenedSet): readonly string[] {
  const { elements, witness } = set;
  const opened =
    elements.length === 0 ? [] : [page.say('depth/opened', { elements: namesOf(page, set) })];
  const packet =
    witness === undefined ? page.say('lateral/unshown') : packetText(page, witness.packet);
  const columns = page.columns - INDENT.length * 2;
  const lines = [
    ...[...opened, packet].flatMap((text) => page.fold(text, columns)),
    ...(witness === undefined ? [] : hopLines(page, witness.trace, witness.origin, columns)),
  ];
  return ['', ...lines.map((line) => INDENT + INDENT + line)];
}

function namesOf(page: Page, { elements }: OpenedSet): string {
  const name = ({ kind, id }: DepthElement): string =>
    kind === 'guard' ? page.show('node', id) : page.say('depth/switch', { id });
  return page.join(elements.map(name));
}
