/** XML as Checkstyle writes it, file by file, which many hosts and editors read. */
import { compareText } from '../../base/compare.js';
import type { Catalog } from '../../messages/catalog.js';
import type { VerifyResult } from '../../model/result.js';
import { oneLine, xml } from './escape.js';
import { entriesOf, type Entry } from './entry.js';

/** Version of the format that is written. */
const VERSION = '4.3';

export function checkstyleText(results: readonly VerifyResult[], messages: Catalog): string {
  const entries = entriesOf(results, messages);
  const paths = [...new Set(entries.map(({ at }) => at.path))].sort(compareText);
  const lines = paths.flatMap((path) => [
    `  <file name="${xml(path)}">`,
    ...entries.filter(({ at }) => at.path === path).map(error),
    '  </file>',
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<checkstyle version="${VERSION}">`,
    ...lines,
    '</checkstyle>',
    '',
  ].join('\n');
}

function error({ at, level, message, id }: Entry): string {
  const attributes = {
    line: String(at.line),
    column: String(at.column),
    severity: level,
    message: oneLine(message),
    source: `sekisho.${id}`,
  };
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${xml(value)}"`);
  return `    <error ${written.join(' ')}/>`;
}
