/** Verification of one topology: plain data in, plain data out. */
import { assert, present } from '../base/assert.js';
import { digest } from '../base/digest.js';
import { load } from '../load/load.js';
import { isDate } from '../model/date.js';
import type { Chain } from '../model/chain.js';
import type { SourceFile } from '../model/diagnostic.js';
import type { Location } from '../model/location.js';
import type { Network } from '../model/network.js';
import type { Node } from '../model/node.js';
import { hasPorts, type Packet } from '../model/packet.js';
import { readingsOf } from '../model/policy-readings.js';
import type { NetworkSummary, VerifyOptions, VerifyResult } from '../model/result.js';
import { networkAt, parseLocalTime } from '../model/schedule.js';
import {
  NOT_CHECKED_PARAMS,
  VERDICT_ORDER,
  type Finding,
  type NotCheckedCode,
  type RequirementResult,
  type Verdict,
  type Witness,
} from '../model/verdict.js';
import { decideAll, type Decision } from '../policy/decide.js';
import { draftKey, type ChainDraft, type Draft } from '../policy/draft.js';
import type { AnyRequirement } from '../policy/requirement.js';
import { requirementsOf } from '../policy/requirements/all.js';
import { headOf } from './head.js';
import { labelsOf } from './labels.js';
import { assumptionsOf } from './assumptions.js';
import { replay } from './replay.js';

/**
 * Decides the requirements for the topology of `files`, of which the first includes the others, with
 * those of `policies` added.
 */
export function verify(
  files: readonly SourceFile[],
  options: VerifyOptions,
  policies: readonly SourceFile[] = [],
): VerifyResult {
  const { network, diagnostics } = load(files, policies);
  const base = headOf([...files, ...policies], options, diagnostics);
  if (network === undefined) {
    return { ...base, requirements: [], assumptions: [], notChecked: [], counters: {} };
  }
  const used = optionsFor(network, options);
  return { ...base, options: used, ...verifyNetwork(network, used) };
}

/** With the day, the model and the readings that the files state, unless others were asked for. */
function optionsFor(network: Network, options: VerifyOptions): VerifyOptions {
  const asOf = options.asOf ?? network.asOf;
  const model = options.model ?? network.model;
  const readings = readingsOf(network, options);
  return { ...options, model, readings, ...(asOf === undefined ? {} : { asOf }) };
}

/** What of a result depends on the network. */
export type Verification = Pick<
  VerifyResult,
  'network' | 'labels' | 'verdict' | 'requirements' | 'assumptions' | 'notChecked' | 'counters'
>;

/**
 * Decides the requirements for `network`, or those of them that `isAsked`. `at` and `asOf` of the
 * options, if given, are a time and a day that can be read.
 */
export function verifyNetwork(
  network: Network,
  asked: VerifyOptions,
  isAsked: (requirement: AnyRequirement) => boolean = () => true,
): Verification {
  const options = optionsFor(network, asked);
  assert(options.asOf === undefined || isDate(options.asOf), 'day');
  const time = options.at === undefined ? undefined : present(parseLocalTime(options.at), 'time');
  const current = time === undefined ? network : networkAt(network, time);
  const { only } = options;
  const chosen = requirementsOf(current).filter(
    (requirement) => (only === undefined || only.includes(requirement.id)) && isAsked(requirement),
  );
  const { decisions, counters } = decideAll(current, options, chosen);
  const verdict = verdictOf(decisions);
  return {
    network: summaryOf(network),
    labels: labelsOf(network),
    ...(verdict === undefined ? {} : { verdict }),
    requirements: decisions.map(resultOf),
    assumptions: assumptionsOf(network, options, chosen),
    notChecked: Object.keys(NOT_CHECKED_PARAMS) as NotCheckedCode[],
    counters,
  };
}

/** The worst of what counts: of warnings, only if nothing else was asked. */
function verdictOf(decisions: readonly Decision[]): Verdict | undefined {
  const errors = decisions.filter(({ requirement }) => requirement.own?.severity !== 'warning');
  const counted = errors.length > 0 ? errors : decisions;
  return VERDICT_ORDER.find((v) => counted.some((decision) => decision.verdict === v));
}

function resultOf({ requirement, verdict, findings }: Decision): RequirementResult {
  const { id, clause, own } = requirement;
  const about = own === undefined ? {} : { own };
  return { id, clause, ...about, verdict, findings: findings.map(findingOf) };
}

function findingOf(draft: Draft): Finding {
  const { requirement, verdict, code, params, at, flows, packets, evidence } = draft;
  const witness = evidence === undefined ? undefined : replay(evidence);
  const passed = witness === undefined ? [] : decidersOf(witness);
  const related = distinct([...draft.related, ...passed]).filter((place) => !same(place, at));
  return {
    requirement,
    verdict,
    code,
    params,
    related,
    flows,
    fingerprint: fingerprintOf(draft),
    ...(at === undefined ? {} : { at }),
    ...(packets === undefined ? {} : { packets: String(packets) }),
    ...(witness === undefined ? {} : { witness }),
    ...(draft.chain === undefined ? {} : { chain: replayed(draft.chain) }),
  };
}

/** Every step that packets make is told by the simulator. */
function replayed({ steps, ...chain }: ChainDraft): Chain {
  return {
    ...chain,
    steps: steps.map(({ step, evidence }) => {
      if (evidence === undefined || (step.how !== 'opened' && step.how !== 'answered')) return step;
      const witness = replay(evidence);
      return witness === undefined ? step : { ...step, witness };
    }),
  };
}

/** The lines that let the packet through (or stopped it), in the order of its way. */
function decidersOf({ trace }: Witness): readonly Location[] {
  return trace.hops.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'filtered' ? [step.at] : [])),
  );
}

function distinct(places: readonly Location[]): readonly Location[] {
  return places.filter((place, index) => places.findIndex((other) => same(place, other)) === index);
}

function same(a: Location, b: Location | undefined): boolean {
  return a.path === b?.path && a.line === b.line && a.column === b.column;
}

/** Names and what kind of service it is: no lines of files, no order, no addresses of packets. */
function fingerprintOf(draft: Draft): string {
  const { evidence } = draft;
  return digest(`${draftKey(draft)} ${evidence === undefined ? '' : serviceOf(evidence.packet)}`);
}

function serviceOf({ protocol, destinationPort }: Packet): string {
  return hasPorts(protocol) ? `${protocol}/${destinationPort}` : String(protocol);
}

function summaryOf(network: Network): NetworkSummary {
  const count = (kind: Node['kind']): number => network.nodes.filter((n) => n.kind === kind).length;
  return {
    name: network.name,
    model: network.model,
    ...(network.policyBasis === undefined ? {} : { policyBasis: network.policyBasis }),
    segments: network.segments.length,
    subnets: network.subnets.length,
    hosts: count('host'),
    devices: count('device'),
    externals: count('external'),
    filterLines: network.filters.flatMap(({ rules }) => rules.filter((line) => !line.implicit))
      .length,
    flows: network.register.length,
  };
}
