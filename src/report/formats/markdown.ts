/**
 * A comment on a merge request: the verdict of each topology and a table of what asks for something.
 * Never longer than hosts accept; what does not fit is counted.
 */
import type { Catalog } from '../../messages/catalog.js';
import type { VerifyResult } from '../../model/result.js';
import { VERDICT_ORDER } from '../../model/verdict.js';
import { placeText } from '../frame.js';
import { labelText, openPage, type Page } from '../page.js';
import { bytesOf, oneLine } from './escape.js';
import { entriesOf, pageOf, topologyOf, type Entry } from './entry.js';

/** Of a comment on GitHub: 64 KB. */
export const MARKDOWN_BYTES_MAX = 65_536;
/** Kept for the sentence that says what is left out. */
const RESERVE = 512;

export function markdownText(results: readonly VerifyResult[], messages: Catalog): string {
  const page = openPage({ messages, topology: '', sources: [] });
  const heads = results.map((result) => headLine(pageOf(result, messages), result));
  const entries = entriesOf(results, messages);
  const rows = entries.map(rowOf);
  const before = ['## sekisho verify', ''];
  const between =
    entries.length === 0 ? ['', escaped(page.say('format/nothing-open'))] : tableHead(page);
  const lines = [...before, ...heads, ...between, ...rows];
  const kept = fitting(lines);
  const count = lines.length - kept.length;
  const more = count === 0 ? [] : ['', escaped(page.say('format/left-out', { count }))];
  return `${[...kept, ...more].join('\n')}\n`;
}

/** As many lines as a comment holds. */
function fitting(lines: readonly string[]): readonly string[] {
  let bytes = RESERVE;
  const first = lines.findIndex((line) => {
    bytes += bytesOf(line) + 1;
    return bytes > MARKDOWN_BYTES_MAX;
  });
  return first < 0 ? lines : lines.slice(0, first);
}

/** `- **VIOLATED** topologies/broken/topology.yaml, Broken Town, 42 PROVED, 3 VIOLATED`. */
function headLine(page: Page, result: VerifyResult): string {
  const { verdict, network, requirements } = result;
  const { verdicts } = page.messages;
  const word = verdict === undefined ? page.say('verify/no-verdict') : verdicts[verdict];
  const name = network === undefined ? undefined : labelText(network.name, page.messages);
  const counts = VERDICT_ORDER.map((v) => ({
    verdict: verdicts[v],
    count: requirements.filter((requirement) => requirement.verdict === v).length,
  })).filter(({ count }) => count > 0);
  const parts = [
    topologyOf(result),
    ...(name === undefined ? [] : [name]),
    ...counts.map((params) => page.say('verify/count', params)),
  ];
  return `- **${escaped(word)}** ${escaped(page.join(parts))}`;
}

function tableHead(page: Page): readonly string[] {
  const names = ['format/requirement', 'format/finding', 'format/place'] as const;
  const cells = names.map((name) => escaped(page.say(name)));
  return ['', `| | ${cells.join(' | ')} |`, '|---|---|---|---|'];
}

function rowOf({ level, id, name, message, packet, fix, at, page }: Entry): string {
  const details = [
    message,
    ...(packet === undefined ? [] : [page.say('format/packet', { packet })]),
    fix,
  ];
  const cells = [
    level === 'error' ? '❌' : '⚠️',
    escaped(`${id} ${name}`.trim()),
    details.map(escaped).join('<br>'),
    escaped(placeText(at)),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Text that means nothing to Markdown and calls nobody (`@name`). */
export function escaped(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]()<>&#|~$!:]/g, (character) => `\\${character}`)
    .replaceAll('@', '@&#8203;');
}
