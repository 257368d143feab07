/**
 * What a change of the network may do to content: more ways never take any away, fewer never add any.
 * Held in mode `any-route` where a change of routes or owners could lead packets elsewhere.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ANY_ADDRESS } from '../../src/model/address.js';
import type { FilterRule } from '../../src/model/filter.js';
import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import type { MediaTransfer } from '../../src/model/register.js';
import {
  DEFAULT_VERIFY_OPTIONS,
  type RoutingMode,
  type SpoofingMode,
} from '../../src/model/result.js';
import { contentOf, type ContentByLabel } from '../../src/policy/content.js';
import { contentNetworkOf, contentNumbers } from '../generate/content-network.js';
import { Draw } from '../generate/draw.js';
import { AT } from '../generate/world.js';
import { LABELS, type Label } from '../oracle/content/sanitizer.js';
import { newName, permuted, renamed, withRoute } from './changes.js';

const SEED = 20261124;
const RUNS = Number(process.env['SEKISHO_LAW_RUNS'] ?? 40);

interface Reading {
  readonly routing: RoutingMode;
  readonly spoofing: SpoofingMode;
  readonly doubts: 'hard' | 'easy';
}

const readings: fc.Arbitrary<Reading> = fc.record({
  routing: fc.constantFrom('exact', 'exact', 'any-route'),
  spoofing: fc.constantFrom('subnet', 'subnet', 'none', 'any'),
  doubts: fc.constantFrom('hard', 'easy'),
} as const);

interface Case {
  readonly network: Network;
  readonly draw: Draw;
  readonly reading: Reading;
}

/** Checks `holds` on generated networks; it says whether the change mattered. */
function law(name: string, holds: (given: Case) => boolean, atLeast = 1): void {
  test(
    name,
    () => {
      let mattered = 0;
      const changes = fc.array(fc.nat({ max: 9999 }), { minLength: 60, maxLength: 60 });
      fc.assert(
        fc.property(contentNumbers, changes, readings, (numbers, more, reading) => {
          const network = contentNetworkOf(numbers);
          if (holds({ network, draw: new Draw(more), reading })) mattered += 1;
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
      if (RUNS >= 40) expect(mattered).toBeGreaterThanOrEqual(atLeast);
    },
    3_600_000,
  );
}

/** Content where rebuilding files does not count as sanitizing. */
function strictly(network: Network, reading: Reading): ContentByLabel {
  const readings = { cdr: 'strict' } as const;
  return contentOf(network, { ...DEFAULT_VERIFY_OPTIONS, ...reading, readings });
}

function content(network: Network, reading: Reading): ContentByLabel {
  return contentOf(network, { ...DEFAULT_VERIFY_OPTIONS, ...reading });
}

/** `label holder` for all content, and `label holder raw` for what is raw. */
function told(found: ContentByLabel, name = (holder: string) => holder): readonly string[] {
  return LABELS.flatMap((label: Label) =>
    Object.entries(found[label]).flatMap(([holder, form]) => {
      const at = `${label} ${name(holder)}`;
      return form === 'raw' ? [at, `${at} raw`] : [at];
    }),
  ).sort();
}

/** Everything of `less` is in `more`; whether they differ. */
function within(less: readonly string[], more: readonly string[]): boolean {
  expect(less.filter((text) => !more.includes(text))).toEqual([]);
  return less.length < more.length;
}

function mapNodes(network: Network, change: (node: Node) => Node): Network {
  return { ...network, nodes: network.nodes.map(change) };
}

function withFacts(network: Network, at: Node, facts: Partial<Node['facts']>): Network {
  return mapNodes(network, (n) => (n === at ? { ...n, facts: { ...n.facts, ...facts } } : n));
}

/** Puts a line somewhere into a filter, about what other lines are about. */
function withLine(draw: Draw, network: Network, action: FilterRule['action']): Network {
  const lines = network.filters.flatMap((f) => f.rules);
  if (lines.length === 0) return network;
  const filter = draw.one(network.filters);
  const at = draw.below(filter.rules.length + 1);
  const added: FilterRule = {
    ...draw.one(lines),
    id: 'added',
    enabled: true,
    certainty: 'sure',
    action,
    match: {
      source: draw.chance(50) ? ANY_ADDRESS : draw.one(lines).match.source,
      destination: draw.chance(50) ? ANY_ADDRESS : draw.one(lines).match.destination,
      services: draw.one(lines).match.services,
    },
  };
  const rules = [...filter.rules.slice(0, at), added, ...filter.rules.slice(at)];
  return { ...network, filters: network.filters.map((f) => (f === filter ? { ...f, rules } : f)) };
}

/** Without translations: one more session can lead a reply elsewhere. */
function translatesNothing(network: Network): Network {
  return mapNodes(network, (n) => ({ ...n, destinationNat: [], sourceNat: [] }));
}

describe('how the policy is read', () => {
  law('rebuilding files that does not count never removes content', ({ network, reading }) =>
    within(told(content(network, reading)), told(strictly(network, reading))),
  );
});

describe('what is added', () => {
  law('a permit line never removes content', ({ network, draw, reading }) => {
    const plain = translatesNothing(network);
    const changed = withLine(draw, plain, 'permit');
    return within(told(content(plain, reading)), told(content(changed, reading)));
  });

  law('a deny line never adds any', ({ network, draw, reading }) => {
    const plain = translatesNothing(network);
    const changed = withLine(draw, plain, 'deny');
    return within(told(content(changed, reading)), told(content(plain, reading)));
  });

  // Not in mode exact: a longer prefix takes packets away from a shorter one.
  law(
    'a route never removes any from what any route leads to',
    ({ network, draw, reading }) => {
      const plain = translatesNothing(network);
      const changed = withRoute(draw, plain);
      const any = { ...reading, routing: 'any-route' } as const;
      return within(told(content(plain, any)), told(content(changed, any)));
    },
    0,
  );

  law('a device that begins to relay never removes any', ({ network, draw, reading }) => {
    const device = draw.one(network.nodes.filter((n) => n.kind === 'device'));
    if (device.facts.relay !== undefined || device.facts.sanitizer !== undefined) return false;
    const relay = { protocol: 'http', upstreams: [], at: AT };
    const changed = withFacts(network, device, { relay });
    return within(told(content(network, reading)), told(content(changed, reading)));
  });

  law('a relay that is no longer one-way never removes any', ({ network, reading }) => {
    const changed = mapNodes(network, (n) => {
      const { relay, ...facts } = n.facts;
      if (relay === undefined) return n;
      const { oneWay: _, ...both } = relay;
      return { ...n, facts: { ...facts, relay: both } };
    });
    return within(told(content(network, reading)), told(content(changed, reading)));
  });

  law('a media transfer never removes any', ({ network, draw, reading }) => {
    const [from, to] = [draw.one(network.subnets), draw.one(network.subnets)];
    const end = (subnet: typeof from): MediaTransfer['from'][number] => ({
      text: subnet.id,
      subnet: subnet.id,
      addresses: { 4: [], 6: [] },
      at: AT,
    });
    const transfer: MediaTransfer = {
      id: 'added' as MediaTransfer['id'],
      title: {},
      from: [end(from)],
      to: [end(to)],
      medium: 'usb',
      at: AT,
    };
    const mediaTransfers = [...(network.mediaTransfers ?? []), transfer];
    const changed = { ...network, mediaTransfers };
    return within(told(content(network, reading)), told(content(changed, reading)));
  });

  law(
    'a register without directions never removes any',
    ({ network, reading }) => {
      const register = network.register.map((l) => ({ ...l, data: 'both' as const }));
      const changed = { ...network, register };
      return within(told(content(network, reading)), told(content(changed, reading)));
    },
    0,
  );
});

describe('sanitizers', () => {
  law('a host in place of a sanitizer never removes raw content elsewhere', (given) => {
    const { network, draw, reading } = given;
    // Media that a sanitizer cleans stay at it; handed through a host they leave nothing there (10.4).
    const byHand = (network.mediaTransfers ?? []).map(({ sanitizer }) => sanitizer);
    const cleaners = network.nodes.filter(
      (n) => n.kind === 'host' && n.facts.sanitizer !== undefined && !byHand.includes(n.id),
    );
    if (cleaners.length === 0) return false;
    const cleaner = draw.one(cleaners);
    const { sanitizer: _, ...facts } = cleaner.facts;
    const changed = mapNodes(network, (n) => (n === cleaner ? { ...n, facts } : n));
    const elsewhere = (found: ContentByLabel): readonly string[] =>
      told(found).filter(
        (text) => text.endsWith(' raw') && !text.endsWith(` node ${cleaner.id} raw`),
      );
    return within(elsewhere(content(network, reading)), elsewhere(content(changed, reading)));
  });

  law('doubts that are read easily never add raw content', ({ network, reading }) => {
    const raw = (doubts: 'hard' | 'easy'): readonly string[] =>
      told(content(network, { ...reading, doubts })).filter((text) => text.endsWith(' raw'));
    return within(raw('easy'), raw('hard'));
  });
});

describe('what is written differently', () => {
  law('order of things that have none changes nothing', ({ network, draw, reading }) => {
    const changed = permuted(draw, network);
    const turned = {
      ...changed,
      register: [...network.register].reverse(),
      mediaTransfers: [...(network.mediaTransfers ?? [])].reverse(),
    };
    const before = told(content(network, reading));
    expect(told(content(turned, reading))).toEqual(before);
    return before.length > 0;
  });

  law('other names change names only', ({ network, reading }) => {
    const name = (holder: string): string => {
      const [kind, ...id] = holder.split(' ');
      return `${kind} ${newName(id.join(' '))}`;
    };
    const before = told(content(network, reading), name);
    expect(told(content(renamed(network), reading))).toEqual(before);
    return before.length > 0;
  });
});
