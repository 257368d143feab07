/** `--policy-reading KEY=ANSWER`: how a run reads what the basic policy leaves open. */
import { READING_KEYS, READINGS, type PolicyReadings } from '../model/policy-readings.js';
import { UsageError } from './context.js';

/** Everything that can be written behind the option. */
export const READING_CHOICES: readonly string[] = READING_KEYS.flatMap((key) =>
  READINGS[key].map((answer) => `${key}=${answer}`),
);

/** What `words`, which are all choices, say; two answers to one question are a mistake. */
export function readingsFrom(words: readonly string[]): Partial<PolicyReadings> {
  const said = new Map<string, string>();
  for (const word of words) {
    const [key = '', answer = ''] = word.split('=');
    const before = said.get(key);
    if (before !== undefined && before !== answer) {
      const params = { first: `--policy-reading ${key}=${before}`, second: word };
      throw new UsageError([{ code: 'usage/exclusive', params }]);
    }
    said.set(key, answer);
  }
  return Object.fromEntries(said);
}
