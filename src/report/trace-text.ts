/** The result of `trace` for people: how it ends, then every course, then the replies. */
import type { TraceResult } from '../model/result.js';
import type { Trace } from '../model/trace.js';
import { diagnosticLines } from './diagnostics-text.js';
import { filterLabel, frameLines } from './frame.js';
import { arrives, decidingStep, hopLines } from './hops-text.js';
import { packetText } from './packet-text.js';
import { openPage, textOf, type Page, type TextOptions } from './page.js';
import { questionLines } from './questions-text.js';

/** Courses that are printed unless all are asked for. */
const COURSES_MAX = 8;

/** The whole story of one packet. */
export function traceText(result: TraceResult, options: TextOptions): string {
  const page = openPage(options, result.labels);
  const { diagnostics, questions, packet } = result;
  const problems = diagnostics.length === 0 ? [] : [...diagnosticLines(page, diagnostics), ''];
  const asked =
    questions.length === 0 ? [] : questionLines(page, page.say('trace/question'), questions);
  const story = packet === undefined ? [] : storyLines(page, result);
  return textOf([...problems, ...asked, ...story]);
}

function storyLines(page: Page, result: TraceResult): readonly string[] {
  const { packet, opening, replies, options } = result;
  const head = packet === undefined ? '' : packetText(page, packet);
  return [
    ...page.fold(`${outcome(page, opening)}  ${page.paint(head, 'bold')}`, page.columns),
    `  ${page.join([page.say(`role/${options.role}`), counts(page, opening)])}`,
    '',
    ...courseLines(page, opening, result.origin),
    ...replies.flatMap(({ of, traces }) => replyLines(page, of, traces, opening.length)),
    ...(options.reply && options.role === 'opening' && replies.length === 0
      ? [page.say('trace/no-reply')]
      : []),
    ...(result.truncated ? [page.say('trace/truncated', { count: opening.length })] : []),
  ];
}

/** The word for all courses together. */
function outcome(page: Page, traces: readonly Trace[]): string {
  const arrived = traces.filter(({ end }) => arrives(end.disposition)).length;
  if (arrived === 0) {
    return page.paint(`${page.symbols.verdicts.violated} ${page.say('trace/lost')}`, 'red', 'bold');
  }
  return arrived === traces.length
    ? page.paint(`${page.symbols.verdicts.proved} ${page.say('trace/arrived')}`, 'green', 'bold')
    : page.paint(
        `${page.symbols.verdicts.excepted} ${page.say('trace/divided')}`,
        'yellow',
        'bold',
      );
}

function counts(page: Page, traces: readonly Trace[]): string {
  const arrived = traces.filter(({ end }) => arrives(end.disposition)).length;
  const lost = traces.length - arrived;
  if (lost === 0) return page.say('trace/arrives', { count: arrived });
  return arrived === 0
    ? page.say('trace/loses', { count: lost })
    : page.say('trace/divides', { arrived, lost });
}

function courseLines(
  page: Page,
  traces: readonly Trace[],
  origin: TraceResult['origin'],
): readonly string[] {
  const shown = page.all ? traces : traces.slice(0, COURSES_MAX);
  const hidden = traces.length - shown.length;
  return [
    ...shown.flatMap((trace, index) => [
      ...(traces.length === 1
        ? []
        : [
            page.paint(
              page.say('trace/course', { course: index + 1, courses: traces.length }),
              'bold',
            ),
          ]),
      ...hopLines(page, trace, origin, page.columns),
      ...decidingLines(page, trace),
      '',
    ]),
    ...(hidden > 0 ? [page.say('more', { count: hidden }), ''] : []),
  ];
}

function replyLines(
  page: Page,
  of: number,
  traces: readonly Trace[],
  courses: number,
): readonly string[] {
  const title =
    courses === 1 ? page.say('field/reply') : page.say('trace/replies', { course: of + 1 });
  const first = traces[0]?.hops[0]?.steps[0];
  const packet = first !== undefined && 'packet' in first ? packetText(page, first.packet) : '';
  return [
    ...page.fold(`${page.paint(title, 'bold')}  ${outcome(page, traces)}  ${packet}`, page.columns),
    ...courseLines(page, traces, undefined),
  ];
}

/** The source of the line that decided. */
function decidingLines(page: Page, trace: Trace): readonly string[] {
  const step = decidingStep(trace);
  if (step?.at === undefined) return [];
  if (step.kind !== 'filtered') return frameLines(page, step.at, page.say('frame/here'), 'cyan');
  const style = step.action === 'permit' ? 'green' : 'red';
  return frameLines(page, step.at, page.say(filterLabel(step)), style);
}
