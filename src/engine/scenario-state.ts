/**
 * What is so after a step of a scenario, besides the files (SEMANTICS §12): what is down, what fails open,
 * the day and the time, whom an attacker holds. A pure function from one state to the next.
 */
import { suggest } from '../base/suggest.js';
import type { LoadedStep } from '../load/scenario/load-scenario.js';
import type { SayScenario } from '../load/scenario/read-scenario.js';
import type { NodeId } from '../model/ids.js';
import type { Location } from '../model/location.js';
import type { Network } from '../model/network.js';
import type { Node } from '../model/node.js';
import type { NamedEventKind, ScenarioEvent } from '../model/scenario.js';
import { FailureNames } from '../policy/failures.js';

export interface State {
  readonly asOf?: string;
  readonly time?: string;
  /** Each by the one name that it has first. */
  readonly down: ReadonlySet<string>;
  /** Sanitizers that fail open, with the place that says so. */
  readonly open: ReadonlyMap<string, Location>;
  /** Devices whose second chassis keeps another configuration. */
  readonly outOfStep: ReadonlySet<string>;
  readonly held: readonly NodeId[];
}

/** The state after `step`; `before` is the network before it. Mistakes are told, and change nothing. */
export function advance(
  state: State,
  step: Pick<LoadedStep, 'events' | 'network'>,
  before: Network,
  say: SayScenario,
): State {
  sayTwice(step.events, new FailureNames(step.network), say);
  const up = step.events.filter(({ kind }) => kind === 'up');
  const others = step.events.filter(({ kind }) => kind !== 'up');
  const risen = up.reduce((now, event) => after(now, event, before, say), state);
  const kept = withoutRemoved(risen, step.network);
  return others.reduce((now, event) => after(now, event, step.network, say), kept);
}

/** The network in `state`, of which `network` is how it is set up. */
export function networkIn(network: Network, { open, down }: State): Network {
  if (open.size === 0 && down.size === 0) return network;
  const nodes = network.nodes.map((node): Node => {
    const at = open.get(node.id);
    const { sanitizer } = node.facts;
    if (at === undefined || sanitizer === undefined) return node;
    const facts = { ...node.facts, sanitizer: { ...sanitizer, onFailure: 'pass' as const, at } };
    return { ...node, facts, forwards: node.forwards || sanitizer.bypass === true };
  });
  return new FailureNames({ ...network, nodes }).networkWithout(down);
}

/** Kinds of events of which a step has at most one for each name. */
const EXCLUSIVE: readonly ScenarioEvent['kind'][] = [
  'up',
  'down',
  'failsClosed',
  'failsOpen',
  'switchOver',
] satisfies readonly NamedEventKind[];

function sayTwice(events: readonly ScenarioEvent[], names: FailureNames, say: SayScenario): void {
  const seen = new Set<string>();
  for (const event of events) {
    if (!('name' in event) || !EXCLUSIVE.includes(event.kind)) continue;
    const id = names.find(event.name) ?? event.name;
    if (seen.has(id)) say('scenario/named-twice', event.at, { name: event.name });
    seen.add(id);
  }
}

/** What is not in the files any more is no longer down, and nobody's. */
function withoutRemoved(state: State, network: Network): State {
  const names = new FailureNames(network);
  const nodes = new Set<string>(network.nodes.map(({ id }) => id));
  return {
    ...state,
    down: new Set([...state.down].filter((id) => names.find(id) !== undefined)),
    open: new Map([...state.open].filter(([id]) => nodes.has(id))),
    outOfStep: new Set([...state.outOfStep].filter((id) => nodes.has(id))),
    held: state.held.filter((id) => nodes.has(id)),
  };
}

function after(state: State, event: ScenarioEvent, network: Network, say: SayScenario): State {
  switch (event.kind) {
    case 'up':
      return risen(state, event, network, say);
    case 'down':
    case 'failsClosed':
    case 'failsOpen':
      return failed(state, event, network, say);
    case 'syncStops':
    case 'switchOver':
      return switched(state, event, network, say);
    case 'compromise':
      return compromised(state, event, network, say);
    case 'asOf': {
      const { asOf: before = '' } = state;
      if (event.day < before) {
        say('scenario/day-backwards', event.at, { day: event.day, before });
      }
      return { ...state, asOf: event.day };
    }
    case 'at': {
      const { time: _before, ...rest } = state;
      return event.time === undefined ? rest : { ...rest, time: event.time };
    }
    case 'set':
    case 'remove':
    case 'insert':
      return state;
  }
}

type Named = Extract<ScenarioEvent, { readonly kind: NamedEventKind }>;

function risen(state: State, { name, at }: Named, network: Network, say: SayScenario): State {
  const id = new FailureNames(network).find(name) ?? name;
  if (!state.down.has(id) && !state.open.has(id)) {
    const suggestion = suggest(name, [...state.down, ...state.open.keys()]);
    say('scenario/not-down', at, { name, suggestion });
  }
  const down = new Set([...state.down].filter((other) => other !== id));
  const open = new Map([...state.open].filter(([other]) => other !== id));
  return { ...state, down, open };
}

function failed(state: State, event: Named, network: Network, say: SayScenario): State {
  const { kind, name, at } = event;
  const names = new FailureNames(network);
  const id = kind === 'down' ? names.find(name) : sanitizerIn(network, name);
  if (id === undefined) {
    if (kind === 'down') {
      say('scenario/unknown-element', at, { name, suggestion: names.nearest(name) });
    } else {
      const suggestion = suggest(
        name,
        network.nodes.filter(sanitizes).map((node) => node.id),
      );
      say('scenario/not-a-sanitizer', at, { name, suggestion });
    }
    return state;
  }
  if (state.down.has(id) || state.open.has(id)) say('scenario/already-down', at, { name });
  if (kind === 'failsOpen') return { ...state, open: new Map(state.open).set(id, at) };
  return { ...state, down: new Set(state.down).add(id) };
}

function sanitizerIn({ nodes }: Network, name: string): string | undefined {
  return nodes.filter(sanitizes).find(({ id }) => id === name)?.id;
}

/** Facts of an external count for nothing (SEMANTICS §10.1). */
function sanitizes({ kind, facts }: Node): boolean {
  return kind !== 'external' && facts.sanitizer !== undefined;
}

function switched(state: State, event: Named, network: Network, say: SayScenario): State {
  const { kind, name, at } = event;
  const pairs = network.nodes.filter(({ facts }) => facts.ha !== undefined);
  const device = pairs.find(({ id }) => id === name);
  if (device?.facts.ha === undefined) {
    const suggestion = suggest(
      name,
      pairs.map(({ id }) => id),
    );
    say('scenario/no-second-chassis', at, { name, suggestion });
    return state;
  }
  const { peer } = device.facts.ha;
  const hasRecord = network.nodes.some(({ id }) => id === peer);
  if (kind === 'switchOver')
    return hasRecord ? failed(state, { ...event, kind: 'down' }, network, say) : state;
  if (hasRecord) say('scenario/peer-has-record', at, { name, peer });
  if (state.outOfStep.has(name)) say('scenario/sync-stopped-before', at, { name });
  return { ...state, outOfStep: new Set(state.outOfStep).add(name) };
}

function compromised(state: State, event: Named, network: Network, say: SayScenario): State {
  const { name, at } = event;
  const node = network.nodes.find(({ id }) => id === name);
  if (node === undefined) {
    const suggestion = suggest(
      name,
      network.nodes.map(({ id }) => id),
    );
    say('scenario/unknown-node', at, { name, suggestion });
    return state;
  }
  if (state.held.includes(node.id)) say('scenario/already-compromised', at, { name });
  return { ...state, held: [...state.held, node.id] };
}
