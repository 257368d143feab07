/** How the basic policy was read where it leaves something open: printed by every report. */
import { AMBIGUITIES, READINGS, readingsOf, type Ambiguity } from '../model/policy-readings.js';
import type { VerifyResult } from '../model/result.js';
import type { Finding } from '../model/verdict.js';
import type { AnswerCode } from '../messages/reading-texts.js';
import { listItem } from './fields.js';
import { toAscii, type Page } from './page.js';

/** Pairs of segments that fit in a glance. */
const PAIRS_MAX = 6;

/** Findings of R-SEP-1 that tell how separate two segments are; what is cut off is the least of it. */
const DEGREES: readonly Finding['code'][] = [
  'sep/not-physical',
  'und/unstated-carrier',
  'ok/separation-degree',
  'ok/separation-unstated',
  'ok/physically-separate',
];

export function readingLines(page: Page, result: VerifyResult): readonly string[] {
  return [
    '',
    page.paint(page.say('verify/readings'), 'bold'),
    ...AMBIGUITIES.flatMap((question) => [
      ...listItem(page, answerText(page, result, question)),
      ...(question.key === 'separation' ? degreeLines(page, result) : []),
    ]),
  ];
}

/** `A1 outbound=sanitize (6(3)②; R-LG-1, R-LG-4): …`; what is not the default is marked. */
function answerText(page: Page, result: VerifyResult, { id, key, ...asked }: Ambiguity): string {
  const { readings } = page.messages;
  const clause = page.options.ascii === true ? toAscii(asked.clause) : asked.clause;
  const requirements = page.join(asked.decides);
  if (key === undefined) {
    const sentence = id === 'A4' ? modelText(page, result) : page.tell(readings[settled(id)], {});
    return page.say('verify/settled', { id, clause, requirements, sentence });
  }
  const answer = readingsOf({}, result.options)[key];
  const [fallback] = READINGS[key];
  const sentence = page.tell(readings[`${key}=${answer}` as AnswerCode], {});
  const params = { id, answer: `${key}=${answer}`, clause, requirements, sentence };
  return answer === fallback
    ? page.say('verify/reading', params)
    : page.say('verify/reading-chosen', { ...params, fallback });
}

function settled(id: Ambiguity['id']): 'A2' | 'A6' {
  return id === 'A2' ? 'A2' : 'A6';
}

function modelText(page: Page, { network, options }: VerifyResult): string {
  const { readings } = page.messages;
  const model = options.model ?? '';
  const { model: stated = model, policyBasis: basis } = network ?? {};
  if (stated !== model) return page.tell(readings['A4/asked'], { model, stated });
  return basis === undefined
    ? page.tell(readings.A4, { model })
    : page.tell(readings['A4/basis'], { model, basis });
}

function degreeLines(page: Page, { requirements }: VerifyResult): readonly string[] {
  const all = requirements.flatMap(({ findings }) => findings);
  const found = DEGREES.flatMap((degree) => all.filter(({ code }) => code === degree));
  const shown = page.all ? found : found.slice(0, PAIRS_MAX);
  const hidden = found.length - shown.length;
  const items = shown.map(({ code, params }) => page.tell(page.messages.findings[code], params));
  const more = hidden > 0 ? [page.say('more', { count: hidden })] : [];
  return [...items, ...more].flatMap((text) => nested(page, text));
}

/** A point below a point. */
function nested(page: Page, text: string): readonly string[] {
  const head = `    ${page.symbols.arrow} `;
  const blank = ' '.repeat(page.width(head));
  return page
    .fold(text, page.columns - blank.length)
    .map((line, index) => (index === 0 ? head : blank) + line);
}
