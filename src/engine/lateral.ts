/**
 * Lateral movement: plain data in, plain data out. Every step is shown by a packet that the simulator
 * follows through the network as written.
 */
import { assert, present } from '../base/assert.js';
import { load } from '../load/load.js';
import type { SourceFile } from '../model/diagnostic.js';
import type { NodeId } from '../model/ids.js';
import type {
  Foothold,
  LateralOptions,
  LateralReport,
  LateralResult,
  LateralStep,
  MovementOptions,
} from '../model/lateral.js';
import type { Location } from '../model/location.js';
import type { Network } from '../model/network.js';
import { networkAt, parseLocalTime } from '../model/schedule.js';
import type { Trace, TraceEnd } from '../model/trace.js';
import { lateralDraft, type StepDraft } from '../policy/lateral.js';
import { readFootholds, readServices } from './footholds.js';
import { labelsOf } from './labels.js';
import { findCourse } from './replay.js';
import { headOf } from './head.js';

/** What an attacker gets in the topology of `files`, of which the first includes the others. */
export function lateral(files: readonly SourceFile[], options: LateralOptions): LateralReport {
  const { network, diagnostics } = load(files);
  const base = headOf(files, options, diagnostics);
  if (network === undefined) return { ...base, questions: [] };
  const start = readFootholds(network, options.from);
  const services = readServices(options.services);
  const questions = [...start.problems, ...services.problems];
  const labels = labelsOf(network);
  if (questions.length > 0) return { ...base, labels, questions };
  const { routing, spoofing, at } = options;
  const movement = lateralFrom(network, start.values, {
    routing,
    spoofing,
    ...(at === undefined ? {} : { at }),
    ...(options.services === undefined ? {} : { services: services.values }),
  });
  return { ...base, labels, questions, movement };
}

/** What an attacker gets who holds the nodes `start` of `network`. */
export function lateralMovement(
  network: Network,
  start: readonly NodeId[],
  options: MovementOptions,
): LateralResult {
  return lateralFrom(
    network,
    start.map((id): Foothold => ({ kind: 'node', id })),
    options,
  );
}

/** The same for footholds of any kind. `at` of the options, if given, is a time that can be read. */
export function lateralFrom(
  network: Network,
  start: readonly Foothold[],
  options: MovementOptions,
): LateralResult {
  const time = options.at === undefined ? undefined : present(parseLocalTime(options.at), 'time');
  const current = time === undefined ? network : networkAt(network, time);
  const draft = lateralDraft(current, start, options);
  return { ...draft, steps: draft.steps.map((step) => replayed(current, step, options)) };
}

function replayed(
  network: Network,
  { origin, packet, arrived, takes, ...step }: StepDraft,
  { routing }: MovementOptions,
): LateralStep {
  const found = findCourse(
    {
      network,
      routing,
      scheduled: 'permissive',
      unmodelled: 'permissive',
      origin,
      role: 'opening',
      packet,
      arrived,
    },
    ({ trace: { end } }) => isTaken(step.foothold, end) && takes(end.packet),
  );
  if (found === undefined) return { ...step, permits: [] };
  const { trace } = found;
  return { ...step, witness: { origin, packet, trace }, permits: permitsOf(trace) };
}

function isTaken({ kind, id }: Foothold, { disposition, node, subnet }: TraceEnd): boolean {
  if (kind === 'subnet') return disposition === 'delivered-to-subnet' && subnet === id;
  return (disposition === 'accepted' || disposition === 'exits-network') && node === id;
}

/** Lines of filters that permit the packet, in the order of its way. */
function permitsOf({ hops }: Trace): readonly Location[] {
  return hops.flatMap(({ steps }) =>
    steps.flatMap((step) => {
      if (step.kind !== 'filtered') return [];
      assert(step.action === 'permit', 'a packet that arrived was permitted');
      return step.because.kind === 'line' ? [step.at] : [];
    }),
  );
}
