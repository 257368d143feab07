import type { Parsed } from '../../../src/load/grammar/parsed.js';

/** What a parser says against `text`: the code, the marked part, and the parameters by name. */
export function refusal(parse: (text: string) => Parsed<unknown>, text: string): unknown {
  const parsed = parse(text);
  if (parsed.ok) return 'accepted';
  const { code, params, start, end } = parsed.problem;
  const { text: shown, ...more } = params;
  const marked = text.slice(start, end);
  return { [code]: marked, ...(shown === marked ? {} : { shown }), ...more };
}
