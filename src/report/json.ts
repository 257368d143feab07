/**
 * Results as JSON for other programs: schemas/result-v1.json. Only codes and values, the same in
 * every language. Addresses are text, ports and protocols numbers, larger integers decimal strings.
 */
import { compareText } from '../base/compare.js';
import { formatAddress, type Family } from '../model/address.js';
import type { DepthReport } from '../model/depth.js';
import type { LateralReport } from '../model/lateral.js';
import type { SimulateResult } from '../model/simulation.js';
import type { RequirementInfo, TraceResult, VerifyResult } from '../model/result.js';
import { VERDICT_ORDER, type Verdict } from '../model/verdict.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The results of one or several topologies as one document. */
export function verifyJson(results: readonly VerifyResult[], tool: VerifyResult['tool']): string {
  const document = { schemaVersion: 1, tool, verdict: overallVerdict(results) ?? null, results };
  return `${JSON.stringify(jsonOf(document), null, 2)}\n`;
}

/** Scenarios that were played, one or several, as one document of schemas/simulation-v1.json. */
export function simulateJson(
  results: readonly SimulateResult[],
  tool: SimulateResult['tool'],
): string {
  return `${JSON.stringify(jsonOf({ schemaVersion: 1, tool, results }), null, 2)}\n`;
}

/** The result of a trace as one document. */
export function traceJson(result: TraceResult): string {
  return `${JSON.stringify(jsonOf(result), null, 2)}\n`;
}

/** The result of lateral movement as one document. */
export function lateralJson(report: LateralReport): string {
  return `${JSON.stringify(jsonOf(report), null, 2)}\n`;
}

/** The depth of defence as one document. */
export function depthJson(report: DepthReport): string {
  return `${JSON.stringify(jsonOf(report), null, 2)}\n`;
}

/** The requirements that there are, as one document. */
export function requirementsJson(
  requirements: readonly RequirementInfo[],
  tool: VerifyResult['tool'],
): string {
  return `${JSON.stringify(jsonOf({ schemaVersion: 1, tool, requirements }), null, 2)}\n`;
}

/** The worst verdict of all; none if one of the topologies has none. */
export function overallVerdict(results: readonly VerifyResult[]): Verdict | undefined {
  const verdicts = results.map(({ verdict }) => verdict);
  if (verdicts.includes(undefined)) return undefined;
  return VERDICT_ORDER.find((verdict) => verdicts.includes(verdict));
}

/** The first keys of every object, in this order; all others follow by name. */
const KEY_ORDER: readonly string[] = `
  schemaVersion tool name version semantics code id clause own requirement verdict kind severity params
  path line column endLine endColumn
  family protocol source sourcePort destination destinationPort
  inputs options questions diagnostics network labels role origin packet opening replies trace
  node hops steps end results requirements findings at related
  chain label start cut how from to form because witness flows packets fingerprint
  assumptions notChecked counters`
  .trim()
  .split(/\s+/);
const RANK: ReadonlyMap<string, number> = new Map(KEY_ORDER.map((key, index) => [key, index]));

function rank(key: string): number {
  return RANK.get(key) ?? KEY_ORDER.length;
}

const ADDRESS_KEYS: readonly string[] = ['source', 'destination', 'nextHop'];
const SMALL_KEYS: readonly string[] = ['protocol', 'sourcePort', 'destinationPort'];

/** `family` is that of the packet that the value belongs to. */
function jsonOf(value: unknown, key = '', family: Family = 4): Json {
  if (typeof value === 'bigint') {
    if (ADDRESS_KEYS.includes(key)) return formatAddress(family, value);
    return SMALL_KEYS.includes(key) ? Number(value) : String(value);
  }
  if (Array.isArray(value)) return value.map((item: unknown) => jsonOf(item, key, family));
  if (typeof value !== 'object' || value === null) return value as Json;
  const own = familyOf(value) ?? family;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b))
    .map(([name, item]): [string, Json] => [name, jsonOf(item, name, own)]);
  return Object.fromEntries(entries);
}

/** The family of a packet, or of the packet that a step holds. */
function familyOf(value: object): Family | undefined {
  if ('family' in value && (value.family === 4 || value.family === 6)) return value.family;
  return 'packet' in value && typeof value.packet === 'object' && value.packet !== null
    ? familyOf(value.packet)
    : undefined;
}
