/** VLAN numbers: `210`, `200-299`, `all`. */
import { bad, good, whole, type Parsed } from './parsed.js';

export const VLANS_MAX = 4094;

/** Every number that `text` names, ascending. */
export function parseVlans(text: string): Parsed<readonly number[]> {
  if (text === 'all') return good(numbers(1, VLANS_MAX));
  const match = /^([1-9][0-9]{0,3})(?:-([1-9][0-9]{0,3}))?$/.exec(text);
  const [first, last] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (match === null || first > VLANS_MAX || last > VLANS_MAX) {
    return bad(whole(text), 'resolve/bad-vlan', {});
  }
  if (first > last) {
    return bad(whole(text), 'resolve/range-reversed', { correct: `${last}-${first}` });
  }
  return good(numbers(first, last));
}

function numbers(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
