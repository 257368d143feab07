/**
 * What every format for other programs is written from: whatever asks for something, in the order of
 * the report. That is every finding that is violated or undetermined, and every diagnostic. What is
 * proved or excepted asks for nothing. Every entry has a place, because hosts demand one.
 */
import { digest } from '../../base/digest.js';
import type { Catalog, OpenFindingCode } from '../../messages/catalog.js';
import type { DiagnosticCode } from '../../model/diagnostic-codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Location } from '../../model/location.js';
import type { VerifyResult } from '../../model/result.js';
import type { Finding, RequirementResult } from '../../model/verdict.js';
import { placesOf } from '../finding-text.js';
import { openPage, type Page } from '../page.js';
import { packetText } from '../packet-text.js';
import { sentPacket, traceCommand } from '../trace-command.js';
import { requirementText } from '../verify-text.js';

/** `warning`: undetermined, or of a requirement or a diagnostic that is only a warning. */
export type Level = 'error' | 'warning';

export interface Entry {
  /** The first file of the topology. */
  readonly topology: string;
  readonly level: Level;
  /** The requirement; of a diagnostic its code. */
  readonly id: string;
  readonly code: string;
  /** Of the requirement; empty for a diagnostic. */
  readonly name: string;
  readonly message: string;
  readonly fix: string;
  readonly at: Location;
  readonly others: readonly Location[];
  /** No other entry has it. */
  readonly fingerprint: string;
  readonly page: Page;
  /** Absent: a diagnostic. */
  readonly finding?: Finding;
  /** The packet of the witness, and the command that shows it again. */
  readonly packet?: string;
  readonly again?: string;
}

/** Everything that asks for something, topology by topology. */
export function entriesOf(results: readonly VerifyResult[], messages: Catalog): readonly Entry[] {
  const entries = results.flatMap((result) => {
    const page = pageOf(result, messages);
    return [
      ...result.diagnostics.map((diagnostic) => entryOfDiagnostic(result, page, diagnostic)),
      ...result.requirements.flatMap((requirement) =>
        requirement.findings
          .filter(isOpen)
          .map((finding) => entryOfFinding(result, page, requirement, finding)),
      ),
    ];
  });
  return withOwnFingerprints(entries);
}

/** The page on which sentences about `result` are written. */
export function pageOf({ labels }: VerifyResult, messages: Catalog): Page {
  return openPage({ messages, topology: '', sources: [] }, labels);
}

/** How a topology is called where only its result is at hand. */
export function topologyOf({ inputs, diagnostics }: VerifyResult): string {
  return inputs[0]?.path ?? diagnostics[0]?.at.path ?? '';
}

export function isOpen({ verdict }: Finding): boolean {
  return verdict === 'violated' || verdict === 'undetermined';
}

function entryOfDiagnostic(result: VerifyResult, page: Page, diagnostic: Diagnostic): Entry {
  const { code, severity, at, params, related } = diagnostic;
  const { what, fix } = page.messages.diagnostics[code as DiagnosticCode];
  return {
    topology: topologyOf(result),
    level: severity,
    id: code,
    code,
    name: '',
    message: withSuggestion(page, page.tell(what, params), params),
    fix: page.tell(fix, params),
    at,
    others: related,
    fingerprint: digest(JSON.stringify([code, at.path, Object.entries(params)])),
    page,
  };
}

function entryOfFinding(
  result: VerifyResult,
  page: Page,
  requirement: RequirementResult,
  finding: Finding,
): Entry {
  const { code, params, verdict, witness, fingerprint } = finding;
  const { findings, fixes, verdicts } = page.messages;
  const message = withSuggestion(page, page.tell(findings[code], params), params);
  const { shown, others } = placesOf(finding);
  const isError = verdict === 'violated' && requirement.own?.severity !== 'warning';
  const topology = topologyOf(result);
  return {
    topology,
    level: isError ? 'error' : 'warning',
    id: requirement.id,
    code,
    name: requirementText(page, requirement).name,
    message:
      verdict === 'violated'
        ? message
        : page.say('format/verdict', { verdict: verdicts[verdict], message }),
    fix: page.tell(fixes[code as OpenFindingCode], params),
    at: shown ?? others[0] ?? startOf(topology),
    others,
    fingerprint,
    page,
    finding,
    ...(witness === undefined
      ? {}
      : {
          packet: packetText(page, sentPacket(witness)),
          again: traceCommand(topology, witness, finding, result.options),
        }),
  };
}

function withSuggestion(page: Page, text: string, params: Finding['params']): string {
  const { suggestion = '' } = params;
  return suggestion === ''
    ? text
    : text + page.say('join/sentences') + page.say('field/suggestion', { suggestion });
}

/** Where a finding is shown that is about no place in particular. */
function startOf(path: string): Location {
  return { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/**
 * Hosts take entries with one fingerprint for one. The second topology with the same finding, and
 * whatever else shares one, is told apart by its path and then by its number.
 */
function withOwnFingerprints(entries: readonly Entry[]): readonly Entry[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    const { fingerprint, topology } = entry;
    let own = fingerprint;
    for (let number = 0; taken.has(own); number += 1) {
      own = digest(JSON.stringify([fingerprint, topology, number]));
    }
    taken.add(own);
    return { ...entry, fingerprint: own };
  });
}
