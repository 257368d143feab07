/** "Did you mean": the known name nearest to what was written. */
import { compareText } from './compare.js';

/**
 * The candidate with the fewest edits from `name`, at most a third of its length; `''` if none is
 * near. Width, case and order of candidates do not count.
 */
export function suggest(name: string, candidates: Iterable<string>): string {
  const wanted = folded(name);
  let best = '';
  let least = Math.max(1, Math.floor([...wanted].length / 3)) + 1;
  for (const candidate of [...candidates].sort(compareText)) {
    const distance = editDistance(wanted, folded(candidate), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Insertions, deletions, replacements and swaps of neighbours; `limit` or more is `limit`. */
function editDistance(from: string, to: string, limit: number): number {
  const [a, b] = [[...from], [...to]];
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = b.map((_, j) => j).concat(b.length);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j - 1]! + same, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      row.push(cost);
    }
    [before, last] = [last, row];
  }
  return Math.min(last[b.length]!, limit);
}
