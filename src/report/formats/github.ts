/**
 * Workflow commands of GitHub Actions, which become annotations. A step shows ten errors and ten
 * warnings and drops the rest without a word; so the tenth says how many there are besides.
 */
import type { Catalog } from '../../messages/catalog.js';
import type { VerifyResult } from '../../model/result.js';
import { oneLine } from './escape.js';
import { entriesOf, type Entry, type Level } from './entry.js';

const PER_LEVEL_MAX = 10;

export function githubText(results: readonly VerifyResult[], messages: Catalog): string {
  const entries = entriesOf(results, messages);
  const levels: readonly Level[] = ['error', 'warning'];
  return levels
    .flatMap((level) =>
      commands(
        level,
        entries.filter((entry) => entry.level === level),
      ),
    )
    .join('');
}

function commands(level: Level, entries: readonly Entry[]): readonly string[] {
  if (entries.length <= PER_LEVEL_MAX) return entries.map(command);
  const shown = entries.slice(0, PER_LEVEL_MAX - 1);
  const count = entries.length - shown.length;
  const { page } = entries[0]!;
  return [
    ...shown.map(command),
    githubCommand(level, { title: 'sekisho' }, page.say('format/left-out', { count })),
  ];
}

function command({ level, id, name, at, message, packet, fix, page }: Entry): string {
  const title = name === '' ? id : `${id} ${name}`;
  const lines = [
    message,
    ...(packet === undefined ? [] : [page.say('format/packet', { packet })]),
    fix,
  ];
  const properties = {
    file: at.path,
    line: String(at.line),
    endLine: String(at.endLine),
    // GitHub refuses columns of a place that goes over several lines.
    ...(at.line === at.endLine ? { col: String(at.column), endColumn: String(at.endColumn) } : {}),
    title: oneLine(title),
  };
  return githubCommand(level, properties, lines.map(oneLine).join('\n'));
}

/** One command on one line. */
export function githubCommand(
  level: Level,
  properties: Readonly<Record<string, string>>,
  message: string,
): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  return `::${level} ${written.join(',')}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
