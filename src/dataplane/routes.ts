/**
 * Forwarding tables (SEMANTICS §3.4, §3.5): for every destination the outcomes of the look-up. The
 * table of a VRF is one-dimensional, so it is computed on ranges of addresses, not on packet sets.
 */
import { present } from '../base/assert.js';
import { compareNumber } from '../base/compare.js';
import { prefixRange, type Family, type Prefix } from '../model/address.js';
import type { VrfName } from '../model/ids.js';
import type { Interface, Node, RouteAction } from '../model/node.js';
import type { Range, RangeList } from '../model/range.js';
import type { Disposition } from '../model/trace.js';
import type { PacketSet, PacketSpace } from '../packet-set/space.js';
import { matchBoxes, type Role } from './boxes.js';
import type { Layout } from './layout.js';

/** How a packet leaves by an interface. */
export type Target =
  | { readonly kind: 'hop'; readonly out: Interface; readonly address: bigint }
  | { readonly kind: 'connected'; readonly out: Interface }
  | { readonly kind: 'interface'; readonly out: Interface }
  | { readonly kind: 'wire'; readonly out: Interface };

/** What a look-up gives for the packets of `set`; sets of one look-up overlap under ECMP. */
export interface Outcome {
  readonly set: PacketSet;
  readonly result:
    | { readonly kind: 'target'; readonly target: Target }
    | { readonly kind: 'local' }
    | { readonly kind: 'lost'; readonly disposition: Disposition };
}

type TableAction = RouteAction | { readonly kind: 'connected'; readonly interface: Interface };

interface TableEntry {
  readonly ranges: RangeList;
  readonly actions: readonly TableAction[];
}

/** Looks packets up in the tables of one layout, each table once. */
export class Router {
  readonly #layout: Layout;
  readonly #space: PacketSpace;
  readonly #tables = new Map<string, readonly TableEntry[]>();
  readonly #outcomes = new Map<string, readonly Outcome[]>();
  readonly #own = new Map<string, PacketSet>();

  constructor(layout: Layout, space: PacketSpace) {
    this.#layout = layout;
    this.#space = space;
  }

  /** Outcomes for packets in `vrf` that came in by `incoming` (or from the node itself). */
  route(node: Node, vrf: VrfName, role: Role, incoming?: Interface): readonly Outcome[] {
    const space = this.#space;
    const policy = (incoming?.policyRoutes ?? []).filter((p) => p.enabled);
    if (policy.length === 0) return this.#byTable(node, vrf);
    const decision = space.firstMatch(policy.map((p) => matchBoxes(p.match, space.family, role)));
    return space.decided(decision, space.all).flatMap(({ entry, set }) => {
      const found =
        entry === 'none'
          ? this.#byTable(node, vrf)
          : this.#act(node, present(policy[entry], 'policy route').action, [vrf]);
      return restrict(space, found, set);
    });
  }

  /** Packets for own addresses of `node`, in one VRF or in all. */
  own(node: Node, vrf?: VrfName): PacketSet {
    const key = nodeKey(node, vrf);
    const known = this.#own.get(key);
    if (known !== undefined) return known;
    const own = this.#space.where('destination', this.#layout.ownAddresses(node, vrf));
    this.#own.set(key, own);
    return own;
  }

  #byTable(node: Node, vrf: VrfName): readonly Outcome[] {
    const key = nodeKey(node, vrf);
    const known = this.#outcomes.get(key);
    if (known !== undefined) return known;
    const outcomes = this.#lookUp(node, vrf, [vrf]);
    this.#outcomes.set(key, outcomes);
    return outcomes;
  }

  #lookUp(node: Node, vrf: VrfName, visited: readonly VrfName[]): readonly Outcome[] {
    const space = this.#space;
    const outcomes: Outcome[] = [];
    let rest = space.all;
    for (const { ranges, actions } of this.#table(node, vrf)) {
      const set = space.where('destination', ranges);
      rest = space.subtract(rest, set);
      for (const action of actions) {
        outcomes.push(...restrict(space, this.#act(node, action, visited), set));
      }
    }
    if (rest !== space.none) outcomes.push(lost(rest, 'no-route'));
    return outcomes;
  }

  #act(node: Node, action: TableAction, visited: readonly VrfName[]): readonly Outcome[] {
    const { all } = this.#space;
    switch (action.kind) {
      case 'connected':
        return [{ set: all, result: target({ kind: 'connected', out: action.interface }) }];
      case 'next-hop': {
        const out = this.#layout.interface(action.interface);
        return [{ set: all, result: target({ kind: 'hop', out, address: action.address }) }];
      }
      case 'interface': {
        const out = this.#layout.interface(action.interface);
        const there = [{ set: all, result: target({ kind: 'interface', out }) }];
        return this.#unlessOwn(node, out.vrf, there);
      }
      case 'null':
        return [lost(all, 'null-routed')];
      case 'vrf':
        return this.#leak(node, action.vrf, visited);
    }
  }

  #leak(node: Node, vrf: VrfName, visited: readonly VrfName[]): readonly Outcome[] {
    const space = this.#space;
    if (visited.includes(vrf)) return [lost(space.all, 'loop')];
    return this.#unlessOwn(node, vrf, this.#lookUp(node, vrf, [...visited, vrf]));
  }

  /** Local for the own addresses of `node` in `vrf`, else as `outcomes` say. */
  #unlessOwn(node: Node, vrf: VrfName, outcomes: readonly Outcome[]): readonly Outcome[] {
    const space = this.#space;
    const own = this.own(node, vrf);
    return [
      ...restrict(space, [{ set: own, result: { kind: 'local' } }], space.all),
      ...restrict(space, outcomes, space.complement(own)),
    ];
  }

  #table(node: Node, vrf: VrfName): readonly TableEntry[] {
    const key = nodeKey(node, vrf);
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const table = forwardingTable(node, vrf, this.#layout.family);
    this.#tables.set(key, table);
    return table;
  }
}

function nodeKey(node: Node, vrf: VrfName | undefined): string {
  return vrf === undefined ? node.id : `${node.id}\n${vrf}`;
}

function target(to: Target): Outcome['result'] {
  return { kind: 'target', target: to };
}

function lost(set: PacketSet, disposition: Disposition): Outcome {
  return { set, result: { kind: 'lost', disposition } };
}

function restrict(
  space: PacketSpace,
  outcomes: readonly Outcome[],
  to: PacketSet,
): readonly Outcome[] {
  return outcomes
    .map((outcome) => ({ ...outcome, set: space.intersect(outcome.set, to) }))
    .filter((outcome) => outcome.set !== space.none);
}

interface Candidate extends Range {
  readonly distance: number;
  readonly action: TableAction;
}

/**
 * For each prefix the addresses of which it is the longest, with its routes of lowest distance.
 * Prefixes nest, so one sweep over their starts with a stack of open ones is enough.
 */
function forwardingTable(node: Node, vrf: VrfName, family: Family): readonly TableEntry[] {
  const groups = groupByPrefix(candidates(node, vrf, family));
  const table = groups.map((group) => ({ ranges: [] as Range[], actions: best(group) }));
  const open: number[] = [];
  let cursor = 0n;
  const emitUntil = (end: bigint): void => {
    const top = open.at(-1);
    if (top !== undefined && cursor < end)
      table[top]!.ranges.push({ first: cursor, last: end - 1n });
    if (cursor < end) cursor = end;
  };
  const closeUntil = (start: bigint | undefined): void => {
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const { last } = groups[top]![0]!;
      if (start !== undefined && last >= start) return;
      emitUntil(last + 1n);
      open.pop();
    }
  };
  groups.forEach((group, index) => {
    const { first } = group[0]!;
    closeUntil(first);
    emitUntil(first);
    cursor = first;
    open.push(index);
  });
  closeUntil(undefined);
  return table.filter((entry) => entry.ranges.length > 0);
}

function candidates(node: Node, vrf: VrfName, family: Family): readonly Candidate[] {
  const connected = node.interfaces
    .filter((i) => i.vrf === vrf)
    .flatMap((i) =>
      i.addresses
        .filter((a) => a.family === family)
        .map((a) => candidate(a.prefix, 0, { kind: 'connected', interface: i })),
    );
  const written = node.routes
    .filter((route) => route.vrf === vrf && route.prefix.family === family)
    .map((route) => candidate(route.prefix, route.distance, route.action));
  return [...connected, ...written];
}

function candidate(prefix: Prefix, distance: number, action: TableAction): Candidate {
  return { ...prefixRange(prefix), distance, action };
}

/** Groups in ascending order of start, longer ranges (shorter prefixes) first. */
function groupByPrefix(all: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const groups = new Map<string, Candidate[]>();
  for (const entry of all) {
    const key = `${entry.first} ${entry.last}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].sort(
    (a, b) => compareNumber(a[0]!.first, b[0]!.first) || compareNumber(b[0]!.last, a[0]!.last),
  );
}

/** Routes of the lowest distance, each action once. */
function best(group: readonly Candidate[]): readonly TableAction[] {
  const lowest = Math.min(...group.map((entry) => entry.distance));
  const actions = new Map<string, TableAction>();
  for (const { distance, action } of group) {
    if (distance === lowest) actions.set(actionKey(action), action);
  }
  return [...actions.values()];
}

function actionKey(action: TableAction): string {
  switch (action.kind) {
    case 'connected':
      return `connected ${action.interface.id}`;
    case 'next-hop':
      return `hop ${action.interface} ${action.address}`;
    case 'interface':
      return `interface ${action.interface}`;
    case 'null':
      return 'null';
    case 'vrf':
      return `vrf ${action.vrf}`;
  }
}
