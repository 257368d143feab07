/**
 * Topologies with mistakes, marked in place (test/diagnostics/*.yaml): under a line stand comments
 * whose carets are below the place that a diagnostic names, or that give its columns (`#@1-5`, for
 * what is left of any caret). All marks, and nothing else.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic, SourceFile } from '../../src/model/diagnostic.js';

const FOLDER = join(import.meta.dirname, '../diagnostics');
const MARK = /^#(?:( *)(\^+)|@(\d+)-(\d+)) (\S+)$/;

/** What is said about a marked file. */
export type Saying = (files: readonly SourceFile[]) => readonly Diagnostic[];

/** Names of the marked files that begin with `prefix`. */
export function markedFiles(prefix: string): readonly string[] {
  return readdirSync(FOLDER).filter((name) => name.startsWith(prefix) && name.endsWith('.yaml'));
}

export function markedFile(name: string): SourceFile {
  return { path: name, text: readFileSync(join(FOLDER, name), 'utf8'), sha256: '' };
}

/** Tests that what `say` says of each marked file is what its marks say. */
export function checkDiagnostics(prefix: string, say: Saying): void {
  test.each(markedFiles(prefix))('%s is marked where its diagnostics are', (name) => {
    const file = markedFile(name);
    const lines = file.text.split('\n');
    const found = say([file]).map((diagnostic) => mark(diagnostic, lines));
    expect(found.toSorted()).toEqual(marks(lines).toSorted());
  });
}

/** `line:column-end code` of every mark. */
function marks(lines: readonly string[]): readonly string[] {
  let line = 0;
  return lines.flatMap((content, index) => {
    const match = MARK.exec(content);
    if (match === null) {
      line = index + 1;
      return [];
    }
    const [, blanks = '', carets = '', first, end, code] = match;
    const column = first === undefined ? blanks.length + 2 : Number(first);
    return [`${line}:${column}-${end ?? column + carets.length} ${code}`];
  });
}

/** The same of a diagnostic; a place of several lines is marked to the end of its first line. */
function mark({ at, code }: Diagnostic, lines: readonly string[]): string {
  const end = at.endLine === at.line ? at.endColumn : lines[at.line - 1]!.length + 1;
  return `${at.line}:${at.column}-${Math.max(end, at.column + 1)} ${code}`;
}
