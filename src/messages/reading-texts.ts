/** What each answer to a question that the basic policy leaves open says, with the holes. */
import { READINGS, type ReadingKey } from '../model/policy-readings.js';

/** `outbound=sanitize` and so on. */
export type AnswerCode = {
  [K in ReadingKey]: `${K}=${(typeof READINGS)[K][number]}`;
}[ReadingKey];

export const READING_PARAMS = {
  'outbound=sanitize': [],
  'outbound=guideline': [],
  'separation=logical': [],
  'separation=physical-my-number': [],
  'separation=physical': [],
  'cdr=counts': [],
  'cdr=strict': [],
  'treatAsCloud=own': [],
  'treatAsCloud=external': [],
  // what has one answer
  A2: [],
  A6: [],
  // the model of the town, without and with what the choice rests on; another that the run asked for
  A4: ['model'],
  'A4/basis': ['model', 'basis'],
  'A4/asked': ['model', 'stated'],
} as const satisfies Readonly<
  Record<AnswerCode | 'A2' | 'A4' | 'A4/basis' | 'A4/asked' | 'A6', readonly string[]>
>;

export type ReadingCode = keyof typeof READING_PARAMS;
export type ReadingTexts = Readonly<Record<ReadingCode, string>>;
