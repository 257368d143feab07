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
  // the model, without and with what the choice rests on
  A4: ['model'],
  'A4/basis': ['model', 'basis'],
} as const satisfies Readonly<
  Record<AnswerCode | 'A2' | 'A4' | 'A4/basis' | 'A6', readonly string[]>
>;

export type ReadingCode = keyof typeof READING_PARAMS;
export type ReadingTexts = Readonly<Record<ReadingCode, string>>;
