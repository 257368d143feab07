/** What generated networks exercise: a feature counts where a packet met it, not where it is written. */
import { prefixRange } from '../../src/model/address.js';
import { icmpProtocol } from '../../src/model/packet.js';
import { ALL_ADDRESSES } from '../../src/model/address.js';
import type { Disposition, Trace } from '../../src/model/trace.js';
import { inRanges, type Range } from '../../src/model/range.js';
import { headerKey } from '../../src/simulate/header.js';
import type { Layer2 } from '../../src/simulate/layer2.js';
import { stepsOf, type Judged, type Leg, type Story } from './story.js';

type Detector = (story: Story) => boolean;

const ENDS: readonly Disposition[] = [
  'accepted',
  'delivered-to-subnet',
  'exits-network',
  'denied-in',
  'denied-out',
  'denied-by-policy',
  'no-route',
  'null-routed',
  'neighbor-unreachable',
  'loop',
];

function forwarded(family: 4 | 6): Detector {
  return (story) =>
    story.hops.some(
      (hop) =>
        stepsOf(hop, 'received').some((step) => step.packet.family === family) &&
        stepsOf(hop, 'sent').length > 0,
    );
}

/** Of what a packet really became: lines that leave it as it was do not count. */
function translated(test: (story: Story, index: number) => boolean): Detector {
  return (story) =>
    story
      .steps('translated')
      .some(
        (step, index) => headerKey(step.before) !== headerKey(step.after) && test(story, index),
      );
}

function lines(test: (judged: Required<Judged>, story: Story) => boolean): Detector {
  return (story) =>
    story.judged.some(
      (judged) => judged.line !== undefined && test(judged as Required<Judged>, story),
    );
}

function apart(twin: (story: Story) => Layer2): Detector {
  return (story) =>
    story.legs.some(({ from, to }) => twin(story).domain(from) !== twin(story).domain(to));
}

function leg(test: (leg: Leg, story: Story) => boolean): Detector {
  return (story) => story.legs.some((each) => test(each, story));
}

function tableOf(story: Story, index: number): 'keep' | 'pool' | 'shift' | undefined {
  let seen = 0;
  for (const hop of story.hops) {
    for (const step of stepsOf(hop, 'translated')) {
      if (seen++ !== index) continue;
      const node = story.setting.node(hop);
      const table = step.field === 'source' ? node.sourceNat : node.destinationNat;
      return step.line === undefined ? undefined : table[step.line]!.address.kind;
    }
  }
  return undefined;
}

/** One place, one header, two ways on. */
function branches(story: Story): boolean {
  const ways = new Map<string, Set<string>>();
  for (const { hops } of story.traces) {
    hops.forEach((hop, index) => {
      const routed = stepsOf(hop, 'routed').at(-1);
      const sent = stepsOf(hop, 'sent').at(-1);
      if (routed?.by !== 'static' || sent === undefined) return;
      const key = `${hops
        .slice(0, index)
        .map((h) => h.node)
        .join()} ${hop.node} ${routed.prefix} ${routed.vrf}`;
      ways.set(key, (ways.get(key) ?? new Set()).add(`${sent.interface} ${sent.nextHop}`));
    });
  }
  return [...ways.values()].some((each) => each.size > 1);
}

function parallel(story: Story): boolean {
  const pairs = new Map<string, Set<string>>();
  for (const { from, to } of story.legs) {
    if (from.node === to.node) continue;
    const key = `${from.node} ${to.node}`;
    pairs.set(key, (pairs.get(key) ?? new Set()).add(`${from.id} ${to.id}`));
  }
  return [...pairs.values()].some((each) => each.size > 1);
}

function asymmetric({ role, traces, opening }: Story): boolean {
  const there = new Set(opening.flatMap((t) => t.hops.map((hop) => hop.node)));
  return (
    role === 'reply' &&
    traces.some(
      (t) => t.end.disposition === 'accepted' && t.hops.some((hop) => !there.has(hop.node)),
    )
  );
}

function touches(edge: 'first' | 'last'): Detector {
  return lines(({ line, step }, story) => {
    const family = story.traces[0]!.end.packet.family;
    const all = ALL_ADDRESSES[family];
    const at = (r: Range): boolean =>
      r[edge] === all[edge] && (r.first !== all.first || r.last !== all.last);
    return (
      step.because.kind === 'line' &&
      [...line.match.source[family], ...line.match.destination[family]].some(at)
    );
  });
}

/** A later line of another mind that would have matched too. */
function shadowed({ filter, step, line }: Required<Judged>, story: Story): boolean {
  const { packet } = story.traces[0]!.end;
  const later = filter.rules.slice(step.because.kind === 'line' ? step.because.line + 1 : 0);
  return later.some(
    (other) =>
      other.enabled &&
      other.action !== line.action &&
      inRanges(packet.source, other.match.source[packet.family]) &&
      inRanges(packet.destination, other.match.destination[packet.family]),
  );
}

function prefixes(pattern: RegExp): Detector {
  return (story) => story.steps('routed').some((step) => pattern.test(step.prefix ?? ''));
}

function segmentsOfHost(story: Story, trace: Trace): number {
  const node = story.setting.index.nodes.get(trace.end.node!);
  if (trace.end.disposition !== 'accepted' || node?.kind !== 'host') return 0;
  const subnets = node.interfaces.flatMap((i) => i.addresses).map((a) => a.subnet);
  return new Set(subnets.map((id) => id && story.setting.index.subnets.get(id)?.segment)).size;
}

function protocol(test: (protocol: bigint, family: 4 | 6) => boolean): Detector {
  return (story) => story.steps('sent').some(({ packet }) => test(packet.protocol, packet.family));
}

/** Every feature, and how a packet that met it is told. */
export const FEATURES: Readonly<Record<string, Detector>> = {
  'IPv4 forwarded': forwarded(4),
  'IPv6 forwarded': forwarded(6),
  TCP: protocol((p) => p === 6n),
  'UDP or SCTP': protocol((p) => p === 17n || p === 132n),
  ICMP: protocol((p, family) => p === icmpProtocol(family)),
  'protocol without ports': protocol(
    (p, family) => ![6n, 17n, 132n, icmpProtocol(family)].includes(p),
  ),
  'ongoing packet arrives': ({ role, traces }) =>
    role === 'ongoing' && traces.some((t) => t.end.disposition === 'accepted' && t.hops.length > 1),
  'reply arrives': ({ role, traces }) =>
    role === 'reply' && traces.some((t) => t.end.disposition === 'accepted' && t.hops.length > 1),
  'destination translated': translated((s, i) => s.steps('translated')[i]!.field === 'destination'),
  'source translated': translated((s, i) => s.steps('translated')[i]!.field === 'source'),
  'translated from a pool': translated((s, i) => tableOf(s, i) === 'pool'),
  'translated as a block': translated((s, i) => tableOf(s, i) === 'shift'),
  'port translated': translated((s, i) => {
    const { before, after } = s.steps('translated')[i]!;
    return (
      before.sourcePort !== after.sourcePort || before.destinationPort !== after.destinationPort
    );
  }),
  'translated back': translated(
    (s, i) => s.role === 'reply' && s.steps('translated')[i]!.line === undefined,
  ),
  'translated onto an internal subnet': translated((s, i) => {
    const { field, after } = s.steps('translated')[i]!;
    return (
      field === 'destination' &&
      s.setting.network.subnets.some((subnet) =>
        subnet.prefixes.some(
          (p) =>
            p.family === after.family &&
            p.length > 0 &&
            inRanges(after.destination, [prefixRange(p)]),
        ),
      )
    );
  }),
  hairpin: (story) =>
    story.hops.some(
      (hop) =>
        stepsOf(hop, 'translated').length > 0 &&
        stepsOf(hop, 'sent').some((sent) =>
          stepsOf(hop, 'received').some((r) => r.interface === sent.interface),
        ),
    ),
  'session lets pass': (story) => story.judged.some(({ step }) => step.because.kind === 'session'),
  'no session denies': (story) =>
    story.judged.some(({ step }) => step.because.kind === 'no-session'),
  'stateless filter judges a reply': (story) =>
    story.role === 'reply' && story.judged.some(({ filter }) => !filter.stateful),
  'stateless and stateful on one way': (story) =>
    story.traces.some(({ hops }) => {
      const kinds = hops
        .flatMap((hop) => stepsOf(hop, 'filtered'))
        .map((step) => story.setting.index.filters.get(step.filter)!.stateful);
      return new Set(kinds).size > 1;
    }),
  'established line decides': lines(({ line }) => line.match.services.every((s) => s.established)),
  'source port decides': lines(
    ({ line }, s) =>
      s.traces[0]!.end.packet.protocol !== 1n &&
      line.match.services.every(
        (each) => each.sourcePorts[0]?.first !== 0n || each.sourcePorts[0].last !== 65535n,
      ),
  ),
  'line for incoming interfaces': lines(({ line }) => line.inInterfaces !== undefined),
  'line for outgoing interfaces': lines(({ line }) => line.outInterfaces !== undefined),
  'line for translated packets': lines(({ line }) => line.translated !== undefined),
  'scheduled line': lines(({ line }) => line.certainty === 'scheduled'),
  'unmodelled line': lines(({ line }) => line.certainty === 'unmodelled'),
  'any-any line': lines(({ line }) =>
    [line.match.source, line.match.destination].every(
      (set) =>
        set[4][0]?.last === ALL_ADDRESSES[4].last && set[4][0].first === 0n && set[4].length === 1,
    ),
  ),
  'shadowed line': lines(shadowed),
  'default of an empty filter': (story) =>
    story.judged.some(
      ({ step, filter }) => step.because.kind === 'default' && filter.rules.length === 0,
    ),
  'default behind lines': (story) =>
    story.judged.some(
      ({ step, filter }) => step.because.kind === 'default' && filter.rules.length > 0,
    ),
  'range from 0': touches('first'),
  'range to the maximum': touches('last'),
  'local filter': (story) => story.judged.some(({ step }) => step.position === 'local-in'),
  'in-filter after translation': (story) =>
    story.hops.some(
      (hop) =>
        story.setting.node(hop).order.inFilter === 'after-destination-nat' &&
        stepsOf(hop, 'translated').some((t) => t.field === 'destination') &&
        stepsOf(hop, 'filtered').some((f) => f.position === 'in'),
    ),
  'out-filter after translation': (story) =>
    story.hops.some(
      (hop) =>
        story.setting.node(hop).order.outFilter === 'after-source-nat' &&
        stepsOf(hop, 'translated').some((t) => t.field === 'source') &&
        stepsOf(hop, 'filtered').some((f) => f.position === 'out'),
    ),
  'VRF other than the default': (story) =>
    story.steps('routed').some((step) => step.vrf !== 'default' && step.by !== 'any-route'),
  'VRF leak': (story) =>
    story.hops.some((hop) => {
      const vrf = stepsOf(hop, 'received').map(
        (step) => story.setting.interface(step.interface).vrf,
      )[0];
      return vrf !== undefined && stepsOf(hop, 'routed').some((step) => step.vrf !== vrf);
    }),
  'any-route': (story) => story.steps('routed').some((step) => step.by === 'any-route'),
  ECMP: branches,
  'policy route': (story) => story.steps('routed').some((step) => step.by === 'policy'),
  'route /0': prefixes(/\/0$/),
  'route of one address': prefixes(/\/32$|\/128$/),
  'route of two addresses': prefixes(/\/31$|\/127$/),
  'VLAN across a cable': apart((story) => story.setting.withoutCables),
  'native VLANs differ': apart((story) => story.setting.withoutMismatch),
  'fallback VLAN': apart((story) => story.setting.withoutFallback),
  tunnel: leg(({ from }) => from.attachment.kind === 'tunnel'),
  'virtual address': leg(({ to, sent }) =>
    to.virtualAddresses.some((v) => v.value === (sent.nextHop ?? sent.packet.destination)),
  ),
  'stands in': leg(
    ({ to, sent }, story) =>
      sent.nextHop === undefined &&
      !story.setting.index.nodes.get(to.node)!.forwards &&
      !to.addresses.some((a) => inRanges(sent.packet.destination, [a.range])),
  ),
  'address with two owners': (story) =>
    story.traces.some((t, i) =>
      story.traces
        .slice(i + 1)
        .some(
          (other) =>
            t.hops.length === other.hops.length &&
            t.end.disposition === 'accepted' &&
            other.end.disposition === 'accepted' &&
            t.end.node !== other.end.node &&
            t.end.packet.destination === other.end.packet.destination,
        ),
    ),
  'two subnets of one address': (story) =>
    new Set(story.traces.filter((t) => t.end.subnet !== undefined).map((t) => `${t.end.subnet}`))
      .size > 1,
  'host in two segments': (story) => story.traces.some((trace) => segmentsOfHost(story, trace) > 1),
  'external that forwards': leg(
    ({ from }, story) =>
      story.setting.index.nodes.get(from.node)?.kind === 'external' &&
      story.traces.some((t) => t.hops.slice(1).some((hop) => hop.node === from.node)),
  ),
  'parallel links': parallel,
  asymmetric: asymmetric,
  'several hops': ({ traces }) => traces.some((t) => t.hops.length > 3),
  ...Object.fromEntries(
    ENDS.map((end): [string, Detector] => [
      `ends ${end}`,
      ({ traces }) => traces.some((t) => t.end.disposition === end),
    ]),
  ),
};
