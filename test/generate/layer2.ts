/** Subnets, switches and cables: overlapping prefixes, shared VLANs, native mismatches, fallbacks. */
import type { SegmentId, SubnetId, SwitchId } from '../../src/model/ids.js';
import type { Cable, Subnet, Switch, SwitchPort } from '../../src/model/segment.js';
import type { Draw } from './draw.js';
import { AT, prefix, type Theme } from './world.js';

export const SWITCHES = ['s0', 's1'] as SwitchId[];
export const PORTS = ['p0', 'p1', 'p2'];
export const VLANS = [10, 20];
/** Two of them are one segment, so that a host can be in two, and a crossing in none. */
export const SEGMENTS = ['seg0', 'seg1'] as SegmentId[];

export function drawSubnet(draw: Draw, index: number, theme: Theme): Subnet {
  const extreme = draw.chance(theme.extremes);
  const offset = draw.chance(15) ? draw.below(16) : 4 * (index % 4);
  const bits = extreme ? draw.one([0, 1, 4, 'whole'] as const) : draw.one([2, 2, 2, 1, 3]);
  const both = [prefix(4, offset, bits), prefix(6, offset, bits)];
  const prefixes = draw.weighted([
    [8, () => both],
    [1, () => both.slice(0, 1)],
    [1, () => [...both, prefix(4, draw.below(16), 2)]],
  ]);
  const numbered = draw.chance(theme.layer2);
  return {
    id: `sub${index}` as SubnetId,
    name: {},
    segment: SEGMENTS[index % SEGMENTS.length]!,
    prefixes,
    ...(numbered ? { vlan: draw.one(VLANS) } : {}),
    ...(numbered && draw.chance(70) ? { home: draw.one(SWITCHES) } : {}),
    at: AT,
  };
}

/** What each port is meant for, and seldom is: one for machines, one for the other switch. */
function drawPort(draw: Draw, name: string): SwitchPort {
  const meant = draw.chance(60);
  const trunk = name === 'p1' ? { tagged: [...VLANS] } : { tagged: [], untagged: draw.one(VLANS) };
  const any = {
    tagged: draw.one([[], [10], [10, 20], [20]]),
    ...(draw.chance(60) ? { untagged: draw.one(VLANS) } : {}),
  };
  const radio = draw.chance(25) ? { ssid: `wlan-${name}`, fallbackVlan: draw.one(VLANS) } : {};
  return { name, ...(meant ? trunk : any), ...radio, at: AT };
}

export function drawSwitch(draw: Draw, id: SwitchId): Switch {
  return { id, name: {}, ports: PORTS.map((name) => drawPort(draw, name)), at: AT };
}

export function drawCables(draw: Draw, theme: Theme): readonly Cable[] {
  const count = theme.layer2 === 0 ? draw.below(2) : 1 + draw.below(2);
  const end = (on: SwitchId): Cable['ends'][0] => ({
    switch: on,
    port: draw.chance(60) ? 'p1' : draw.one(PORTS),
  });
  return Array.from({ length: count }, () => ({
    ends: [end(SWITCHES[0]!), end(SWITCHES[1]!)],
    at: AT,
  }));
}
