/**
 * What passes from one selector to another, around some nodes or besides a list, on networks drawn by
 * number: the analyzer's sets against packets that the simulator sends.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { FAMILIES } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import type {
  OwnClaim,
  OwnRequirement,
  Scope,
  Selector,
  SelectorEnd,
} from '../../src/model/own-requirement.js';
import { range } from '../../src/model/range.js';
import { passing, type Question } from '../../src/policy/own/passing.js';
import { Study } from '../../src/policy/study.js';
import { verifyNetwork } from '../../src/engine/verify.js';
import { lcg } from '../generate/draw.js';
import { smaller, writeFailure } from '../generate/failing-case.js';
import { networkNumbers, networkOf } from '../generate/network.js';
import { ALL_SERVICES, AT } from '../generate/world.js';
import { cutPoints } from './cut-points.js';
import { compareClaims, type ClaimReading, type Comparison } from './own-claims.js';
import { samplePackets } from './packets.js';

const SEED = Number(process.env['SEKISHO_SEED'] ?? 20261124);
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 60);
const PACKETS = 24;

const readings = fc.record({
  routing: fc.constantFrom('exact', 'exact', 'exact', 'any-route'),
  spoofing: fc.constantFrom('subnet', 'subnet', 'none', 'any'),
  doubts: fc.constantFrom('cautious', 'generous'),
} as const);

/** The networks have externals without a segment, which would be no places. */
function networkFor(numbers: readonly number[]): Network {
  const network = networkOf(numbers);
  const [segment] = network.segments;
  const nodes = network.nodes.map((node) =>
    node.kind === 'external' ? { ...node, segment: segment!.id } : node,
  );
  return { ...network, nodes };
}

/** Repeatable choices of who, what and around whom. */
class Chooser {
  readonly #network: Network;
  readonly #next: () => number;

  constructor(network: Network, next: () => number) {
    this.#network = network;
    this.#next = next;
  }

  question(): Question {
    const scope = this.#scope();
    const kind = this.#below(3);
    if (kind === 0) return { scope };
    if (kind === 1) return { scope, around: this.#nodes() };
    return { scope, except: [this.#scope(), this.#scope()].slice(this.#below(2)) };
  }

  #scope(): Scope {
    return { from: this.#selector(), to: this.#selector(), services: [this.#service()] };
  }

  #nodes(): NonNullable<Question['around']> {
    const { nodes } = this.#network;
    return [nodes[this.#below(nodes.length)]!.id, nodes[0]!.id].slice(this.#below(2));
  }

  #selector(): Selector {
    const part = (): Selector['taken'][number] => ({ text: 'x', ends: [this.#end()], at: AT });
    const any = { text: 'any', ends: [{}], at: AT };
    const taken = this.#below(3) === 0 ? [any] : [part(), part()].slice(this.#below(2));
    return { taken, removed: this.#below(3) === 0 ? [part()] : [], at: AT };
  }

  #end(): SelectorEnd {
    const { nodes, subnets, segments } = this.#network;
    const machines = nodes.filter(({ kind }) => kind !== 'device');
    const node = machines[this.#below(machines.length || 1)];
    switch (this.#below(5)) {
      case 0:
        return { segment: segments[this.#below(segments.length)]!.id };
      case 1:
        return node === undefined ? {} : { node: node.id };
      case 2: {
        const family = FAMILIES[this.#below(2)]!;
        const { addresses } = cutPoints(this.#network, family);
        const [first, last] = [addresses[this.#below(addresses.length)]!, addresses.at(-1)!];
        const ranges = [this.#below(2) === 0 ? range(first) : range(first, last)];
        return { addresses: { 4: family === 4 ? ranges : [], 6: family === 6 ? ranges : [] } };
      }
      default:
        return { subnet: subnets[this.#below(subnets.length)]!.id };
    }
  }

  #service(): Scope['services'][number] {
    const tcp = { ...ALL_SERVICES, protocols: [range(6)] };
    const all: readonly Scope['services'][number][] = [
      ALL_SERVICES,
      ALL_SERVICES,
      tcp,
      { ...tcp, destinationPorts: [range(0, 443)] },
      { ...tcp, sourcePorts: [range(1024, 65535)] },
      { ...tcp, established: true },
    ];
    return all[this.#below(all.length)]!;
  }

  #below(n: number): number {
    return (this.#next() >> 8) % n;
  }
}

function compareOf(numbers: readonly number[], reading: ClaimReading, seed: number): Comparison {
  const network = networkFor(numbers);
  const next = lcg(seed);
  const question = new Chooser(network, next).question();
  const homes = network.nodes.flatMap((node) => node.interfaces).flatMap((i) => i.addresses);
  return compareClaims(network, reading, question, (family) => {
    const own = homes.filter((a) => a.family === family).map((a) => a.range.first);
    return samplePackets(cutPoints(network, family), own, PACKETS, next);
  });
}

function report(numbers: readonly number[], reading: ClaimReading, seed: number): void {
  const disagreements = (list: readonly number[]): Comparison['disagreements'] =>
    compareOf(list, reading, seed).disagreements;
  const small = smaller(numbers, (list) => disagreements(list).length > 0);
  const text = JSON.stringify(disagreements(small)[0], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  const about = ['What passes is told differently.', `${JSON.stringify(reading)}, seed ${seed}`];
  const path = writeFailure(small, [...about, text]);
  expect.fail(`${path}\n${text}`);
}

test('what passes is what the simulator lets pass, around nodes and besides a list too', () => {
  const total = { compared: 0, passing: 0, truncated: 0 };
  fc.assert(
    fc.property(networkNumbers, readings, fc.nat(), (numbers, reading, seed) => {
      const result = compareOf(numbers, reading, seed);
      total.compared += result.compared;
      total.passing += result.passing;
      total.truncated += result.truncated;
      if (result.disagreements.length > 0) report(numbers, reading, seed);
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
  console.log(`${RUNS} networks, seed ${SEED}: ${JSON.stringify(total)}`);
  expect(total.compared).toBeGreaterThan(5 * total.truncated);
  expect(total.passing).toBeGreaterThan(total.compared / 50);
}, 36_000_000);

/** The claim that `question` asks about, as a requirement of the town. */
function requirementOf({ scope, around, except }: Question): OwnRequirement {
  const claim: OwnClaim =
    around !== undefined
      ? { kind: 'only-through', nodes: around, ...scope }
      : except !== undefined
        ? { kind: 'allowed', only: except, ...scope }
        : { kind: 'forbidden', ...scope };
  return {
    id: 'T-1' as OwnRequirement['id'],
    title: {},
    why: {},
    clause: '',
    severity: 'error',
    underFailures: false,
    claim,
    at: AT,
  };
}

test('every witness of such a requirement is replayed, and nothing else is violated', () => {
  const verdicts = new Map<string, number>();
  fc.assert(
    fc.property(networkNumbers, readings, fc.nat(), (numbers, { doubts: _, ...options }, seed) => {
      const network = networkFor(numbers);
      const question = new Chooser(network, lcg(seed)).question();
      const requirements = [requirementOf(question)];
      const { verdict = '', requirements: results } = verifyNetwork(
        { ...network, requirements },
        { ...options, only: ['T-1'] },
      );
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      const study = Study.of(network, options);
      const passes = passing(study, question).length > 0;
      expect(verdict === 'proved' && passes).toBe(false);
      const violated = results.flatMap(({ findings }) =>
        findings.filter((finding) => finding.verdict === 'violated'),
      );
      expect(violated.length > 0 && !passes).toBe(false);
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
  console.log(JSON.stringify([...verdicts].sort()));
  if (RUNS >= 60) expect(verdicts.get('violated')).toBeGreaterThan(RUNS / 20);
}, 36_000_000);
