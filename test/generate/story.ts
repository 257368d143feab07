/** Traces of one packet, flattened into what features are looked for in. */
import type { Filter, FilterRule } from '../../src/model/filter.js';
import { indexNetwork, type Network, type NetworkIndex } from '../../src/model/network.js';
import type { InterfaceId } from '../../src/model/ids.js';
import type { Interface, Node } from '../../src/model/node.js';
import type { Hop, Step, Trace } from '../../src/model/trace.js';
import { Layer2 } from '../../src/simulate/layer2.js';
import type { Role } from '../../src/simulate/matching.js';

type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;

/** A filter that judged, and the line of it that decided, if one did. */
export interface Judged {
  readonly step: StepOf<'filtered'>;
  readonly filter: Filter;
  readonly line?: FilterRule;
}

/** A packet on its way from one interface to the next. */
export interface Leg {
  readonly sent: StepOf<'sent'>;
  readonly from: Interface;
  readonly to: Interface;
}

/** A network, and twins of it that lack one kind of connection. */
export class Setting {
  readonly network: Network;
  readonly index: NetworkIndex;
  readonly withoutCables: Layer2;
  readonly withoutFallback: Layer2;
  readonly withoutMismatch: Layer2;

  constructor(network: Network) {
    this.network = network;
    this.index = indexNetwork(network);
    this.withoutCables = new Layer2({ ...network, cables: [] });
    this.withoutFallback = new Layer2(withoutFallback(network));
    this.withoutMismatch = new Layer2(withoutMismatch(network));
  }

  interface(id: InterfaceId): Interface {
    return this.index.interfaces.get(id)!;
  }

  node(hop: Hop): Node {
    return this.index.nodes.get(hop.node)!;
  }
}

/** What one packet lived through, in one role; `opening`: the traces of what a reply answers. */
export class Story {
  readonly setting: Setting;
  readonly role: Role;
  readonly traces: readonly Trace[];
  readonly opening: readonly Trace[];
  readonly hops: readonly Hop[];
  readonly judged: readonly Judged[];
  readonly legs: readonly Leg[];

  constructor(setting: Setting, role: Role, traces: readonly Trace[], opening: readonly Trace[]) {
    this.setting = setting;
    this.role = role;
    this.traces = traces;
    this.opening = opening;
    this.hops = traces.flatMap((trace) => trace.hops);
    this.judged = this.steps('filtered').map((step) => judgedBy(setting, step));
    this.legs = traces.flatMap(({ hops }) =>
      hops.slice(1).flatMap((hop, before) => legOf(setting, hops[before]!, hop)),
    );
  }

  steps<K extends Step['kind']>(kind: K): readonly StepOf<K>[] {
    return this.hops.flatMap((hop) => stepsOf(hop, kind));
  }
}

export function stepsOf<K extends Step['kind']>(hop: Hop, kind: K): readonly StepOf<K>[] {
  return hop.steps.filter((step): step is StepOf<K> => step.kind === kind);
}

function judgedBy(setting: Setting, step: StepOf<'filtered'>): Judged {
  const filter = setting.index.filters.get(step.filter)!;
  if (step.because.kind !== 'line') return { step, filter };
  return { step, filter, line: filter.rules[step.because.line]! };
}

function legOf(setting: Setting, from: Hop, to: Hop): readonly Leg[] {
  const sent = stepsOf(from, 'sent').at(-1);
  const received = stepsOf(to, 'received')[0];
  if (sent === undefined || received === undefined) return [];
  const [a, b] = [setting.interface(sent.interface), setting.interface(received.interface)];
  return [{ sent, from: a, to: b }];
}

function withoutFallback(network: Network): Network {
  const switches = network.switches.map((s) => ({
    ...s,
    ports: s.ports.map(({ fallbackVlan: _fallback, ...port }) => port),
  }));
  return { ...network, switches };
}

/** Without the cables whose ends put frames without tag into VLANs of different numbers. */
function withoutMismatch(network: Network): Network {
  const untagged = new Map(
    network.switches.flatMap((s) =>
      s.ports.map((p) => [`${s.id}/${p.name}`, p.untagged ?? p.fallbackVlan] as const),
    ),
  );
  const cables = network.cables.filter(({ ends }) => {
    const [a, b] = ends.map((end) => untagged.get(`${end.switch}/${end.port}`));
    return a === undefined || b === undefined || a === b;
  });
  return { ...network, cables };
}
