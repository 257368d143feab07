/** From the files of a topology to its network, or to everything that is wrong with them. */
import { sortedBy } from '../base/compare.js';
import type { ReadCode, ResolveCode } from '../model/diagnostic-codes.js';
import type { Diagnostic, SourceFile } from '../model/diagnostic.js';
import type { Network } from '../model/network.js';
import { readDocument } from './read/read-document.js';
import { resolveNetwork } from './resolve/resolve.js';

export interface Loaded {
  /** Absent exactly if a diagnostic is an error. */
  readonly network?: Network;
  /** By file, line and column. */
  readonly diagnostics: readonly Diagnostic<ReadCode | ResolveCode>[];
}

/**
 * Loads a topology: the first of `files` is the one that includes the others, by path. `policies` are
 * files with requirements for it.
 */
export function load(files: readonly SourceFile[], policies: readonly SourceFile[] = []): Loaded {
  const read = readDocument(files, policies);
  const resolved = read.document === undefined ? undefined : resolveNetwork(read.document);
  const diagnostics = sortedBy<Diagnostic<ReadCode | ResolveCode>>(
    [...read.diagnostics, ...(resolved?.diagnostics ?? [])],
    ({ at }) => at.path,
    ({ at }) => at.line,
    ({ at }) => at.column,
    ({ code }) => code,
  );
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  const network = failed ? undefined : resolved?.network;
  return { ...(network === undefined ? {} : { network }), diagnostics };
}
