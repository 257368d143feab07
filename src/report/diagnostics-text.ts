/** What is wrong with the input files: place, what, why, what to do, the source. */
import { sortedBy } from '../base/compare.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { DiagnosticCode } from '../model/diagnostic-codes.js';
import { field, fieldOf, paragraph } from './fields.js';
import { frameLines, isAtHand, placeText } from './frame.js';
import { openPage, textOf, type Page, type TextOptions } from './page.js';

/** How many are printed in full unless all are asked for. */
const DIAGNOSTICS_MAX = 20;

/** The diagnostics as text, sorted by place, and their count. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], options: TextOptions): string {
  return textOf(diagnosticLines(openPage(options), diagnostics));
}

export function diagnosticLines(page: Page, diagnostics: readonly Diagnostic[]): readonly string[] {
  const sorted = sortedBy(
    diagnostics,
    ({ severity }) => severity,
    ({ at }) => at.path,
    ({ at }) => at.line,
    ({ at }) => at.column,
    ({ code }) => code,
  );
  const shown = page.all ? sorted : sorted.slice(0, DIAGNOSTICS_MAX);
  const lines = shown.flatMap((diagnostic) => [...blockLines(page, diagnostic), '']);
  const hidden = sorted.length - shown.length;
  if (hidden > 0) lines.push(page.say('more', { count: hidden }), '');
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const counts = { errors, warnings: diagnostics.length - errors };
  return [...lines, page.say('diagnostics/counts', counts)];
}

function blockLines(page: Page, { code, severity, at, params, related }: Diagnostic): string[] {
  const style = severity === 'error' ? 'red' : 'yellow';
  const text = page.messages.diagnostics[code as DiagnosticCode];
  const { suggestion = '' } = params;
  const severityWord = page.paint(page.say(`diagnostics/${severity}`), style, 'bold');
  const hint =
    suggestion === '' ? [] : paragraph(page, page.say('field/suggestion', { suggestion }));
  const label = suggestion === '' ? page.say('frame/here') : String(suggestion);
  return [
    `${severityWord}  ${page.paint(placeText(at), 'bold')}  ${page.paint(code, 'dim')}`,
    ...paragraph(page, page.tell(text.what, params)),
    ...hint,
    ...(isAtHand(page, at) ? frameLines(page, at, page.tell('{label}', { label }), style) : []),
    ...field(page, 'field/why', page.tell(text.why, params)),
    ...field(page, 'field/fix', page.tell(text.fix, params)),
    ...(related.length === 0 ? [] : fieldOf(page, 'field/related', related.map(placeText))),
  ];
}
