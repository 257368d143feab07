/** What every result begins with: who made it, of which files, asked how, and what is wrong with them. */
import type { Diagnostic, SourceFile } from '../model/diagnostic.js';
import type { InputDigest } from '../model/result.js';
import { TOOL } from './tool.js';

export interface Head<Options> {
  readonly schemaVersion: 1;
  readonly tool: typeof TOOL;
  readonly inputs: readonly InputDigest[];
  readonly options: Options;
  readonly diagnostics: readonly Diagnostic[];
}

/** The beginning of a result about `files`. */
export function headOf<Options>(
  files: readonly Pick<SourceFile, keyof InputDigest>[],
  options: Options,
  diagnostics: readonly Diagnostic[],
): Head<Options> {
  const inputs = files.map(({ path, sha256 }) => ({ path, sha256 }));
  return { schemaVersion: 1, tool: TOOL, inputs, options, diagnostics };
}
