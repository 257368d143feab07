/**
 * Every finding, also the proved ones, and every diagnostic as a row of a table for spreadsheets:
 * RFC 4180 with a byte order mark, without which they take Japanese for another encoding. Headings
 * and codes are the same in every language. No cell is taken for a formula.
 */
import type { Catalog } from '../../messages/catalog.js';
import type { Location } from '../../model/location.js';
import type { VerifyResult } from '../../model/result.js';
import { clean } from '../clean.js';
import { placesOf } from '../finding-text.js';
import { requirementText } from '../verify-text.js';
import { entriesOf, pageOf, topologyOf } from './entry.js';

const BYTE_ORDER_MARK = '\uFEFF';
const HEADINGS = `topology requirement name verdict code message path line column flows packets fingerprint`;

export function csvText(results: readonly VerifyResult[], messages: Catalog): string {
  const rows = results.flatMap((result) => [
    ...diagnosticRows(result, messages),
    ...findingRows(result, messages),
  ]);
  return BYTE_ORDER_MARK + [HEADINGS.split(' '), ...rows].map(csvRow).join('');
}

/** One row with its end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function diagnosticRows(result: VerifyResult, messages: Catalog): readonly (readonly string[])[] {
  return entriesOf([result], messages)
    .filter(({ finding }) => finding === undefined)
    .map(({ topology, level, code, message, at, fingerprint }) => [
      topology,
      '',
      '',
      level,
      code,
      message,
      ...placeCells(at),
      '',
      '',
      fingerprint,
    ]);
}

function findingRows(result: VerifyResult, messages: Catalog): readonly (readonly string[])[] {
  const page = pageOf(result, messages);
  return result.requirements.flatMap((requirement) =>
    requirement.findings.map((finding) => [
      topologyOf(result),
      requirement.id,
      requirementText(page, requirement).name,
      finding.verdict,
      finding.code,
      page.tell(messages.findings[finding.code], finding.params),
      ...placeCells(placesOf(finding).shown),
      finding.flows.join(' '),
      finding.packets ?? '',
      finding.fingerprint,
    ]),
  );
}

function placeCells(at: Location | undefined): readonly string[] {
  return at === undefined ? ['', '', ''] : [at.path, String(at.line), String(at.column)];
}

/** Spreadsheets run what begins like a formula, also in full-width characters. */
function cell(text: string): string {
  const shown = clean(text);
  const safe = /^\s*[=+\-@＝＋－＠]/.test(shown) ? `'${shown}` : shown;
  return /[",\s]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
