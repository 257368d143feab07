/**
 * SARIF 2.1.0: one run for all topologies, one descriptor per requirement, one result per finding that
 * is violated (`error`) or undetermined (`warning`: hosts hide what has the kind `open`). Diagnostics
 * are notifications of the run. Within what GitHub accepts of a file; what is left out is said in a
 * notification.
 */
import type { Catalog } from '../../messages/catalog.js';
import type { Location } from '../../model/location.js';
import type { VerifyResult } from '../../model/result.js';
import { isBuiltIn, type RequirementResult } from '../../model/verdict.js';
import { openPage } from '../page.js';
import { requirementText } from '../verify-text.js';
import { entriesOf, pageOf, type Entry } from './entry.js';
import { escaped } from './markdown.js';
import { codeFlowsOf } from './sarif-flow.js';
import { fileOf, placeOf, textOf, type SarifLocation } from './sarif-place.js';

/** What GitHub takes of one file and of one result. */
export const RESULTS_MAX = 25_000;
export const LOCATIONS_MAX = 1_000;

export function sarifText(
  results: readonly VerifyResult[],
  messages: Catalog,
  tool: VerifyResult['tool'],
): string {
  const entries = entriesOf(results, messages);
  const findings = entries.filter(({ finding }) => finding !== undefined);
  const first = [
    ...findings.filter(({ level }) => level === 'error'),
    ...findings.filter(({ level }) => level !== 'error'),
  ].slice(0, RESULTS_MAX);
  const kept = new Set(first);
  const rules = rulesOf(results, messages);
  const run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        language: messages.language,
        rules: [...rules.values()],
      },
    },
    language: messages.language,
    columnKind: 'utf16CodeUnits',
    invocations: [invocationOf(results, entries, findings.length - kept.size, messages)],
    artifacts: artifactsOf(results),
    results: findings
      .filter((entry) => kept.has(entry))
      .map((entry) => resultOf(entry, [...rules.keys()].indexOf(entry.id))),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

type Descriptor = Readonly<Record<string, unknown>>;

/** Descriptors by id, in the order of reports; of a town's own those of the first that has it. */
function rulesOf(
  results: readonly VerifyResult[],
  messages: Catalog,
): ReadonlyMap<string, Descriptor> {
  const rules = new Map<string, Descriptor>();
  for (const result of results) {
    for (const requirement of result.requirements) {
      if (rules.has(requirement.id)) continue;
      rules.set(requirement.id, descriptorOf(result, requirement, messages));
    }
  }
  return rules;
}

function descriptorOf(
  result: VerifyResult,
  requirement: RequirementResult,
  messages: Catalog,
): Descriptor {
  const page = pageOf(result, messages);
  const { id, clause, own } = requirement;
  const { name: stated, why, fix } = requirementText(page, requirement);
  const name = stated === '' ? id : stated;
  const about = isBuiltIn(id) ? page.say('verify/clause', { clause }) : clause;
  const parts = [
    [page.say('field/why'), why],
    [page.say('field/fix'), fix],
  ].filter(([, text]) => text !== '');
  const title = about === '' ? name : `${name} (${about})`;
  return {
    id,
    shortDescription: textOf(name),
    fullDescription: textOf(title),
    help: {
      text: [title, ...parts.map(([head, text]) => `${head}: ${text}`)].join('\n\n'),
      markdown: [
        `**${escaped(title)}**`,
        ...parts.map(([head, text]) => `**${escaped(head!)}** ${escaped(text!)}`),
      ].join('\n\n'),
    },
    defaultConfiguration: { level: own?.severity ?? 'error' },
    properties: { tags: ['network-segmentation'], clause },
  };
}

function resultOf(entry: Entry, ruleIndex: number): Readonly<Record<string, unknown>> {
  const { id, level, message, packet, fix, at, others, fingerprint, finding, again, page } = entry;
  const lines = [
    message,
    ...(packet === undefined ? [] : [page.say('format/packet', { packet })]),
    fix,
  ];
  const places = others.slice(0, LOCATIONS_MAX - 1);
  const flow = finding === undefined ? undefined : codeFlowsOf(page, finding);
  const leftOut = others.length - places.length + (flow?.leftOut ?? 0);
  if (leftOut > 0) lines.push(page.say('format/places-left-out', { count: leftOut }));
  return {
    ruleId: id,
    ruleIndex,
    level,
    message: textOf(lines.join('\n')),
    locations: [placeOf(at)],
    ...(places.length === 0
      ? {}
      : { relatedLocations: places.map((place, index) => related(place, index + 1)) }),
    ...(flow === undefined ? {} : { codeFlows: flow.codeFlows }),
    partialFingerprints: {
      'sekishoFinding/v1': fingerprint,
      // The only one by which GitHub knows an alert again; its own would follow the line's text.
      primaryLocationLineHash: fingerprint,
    },
    properties: {
      verdict: finding?.verdict,
      code: finding?.code,
      topology: entry.topology,
      ...(again === undefined ? {} : { again }),
    },
  };
}

function related(at: Location, id: number): SarifLocation {
  return { id, ...placeOf(at) };
}

/** One of the program, whatever it read; it did not do its work if a topology has no verdict. */
function invocationOf(
  results: readonly VerifyResult[],
  entries: readonly Entry[],
  leftOut: number,
  messages: Catalog,
): Readonly<Record<string, unknown>> {
  const page = openPage({ messages, topology: '', sources: [] });
  const said = entries
    .filter(({ finding }) => finding === undefined)
    .map(({ code, level, message, fix, at }) => ({
      descriptor: { id: code },
      level,
      message: textOf(`${message}\n${fix}`),
      locations: [placeOf(at)],
    }));
  const more = {
    descriptor: { id: 'left-out' },
    level: 'warning',
    message: textOf(page.say('format/left-out', { count: leftOut })),
  };
  return {
    executionSuccessful: results.every(({ verdict }) => verdict !== undefined),
    toolExecutionNotifications: [...said, ...(leftOut > 0 ? [more] : [])],
  };
}

/** Every file that was read, once. */
function artifactsOf(results: readonly VerifyResult[]): readonly object[] {
  const files = new Map(
    results.flatMap(({ inputs }) => inputs).map((input) => [input.path, input]),
  );
  return [...files.values()].map(({ path, sha256 }) => ({
    location: fileOf(path),
    hashes: { 'sha-256': sha256 },
  }));
}
