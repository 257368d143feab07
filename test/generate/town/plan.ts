/**
 * What a generated town is like: a record of choices, read off a list of numbers. A list of zeros is the
 * smallest town of the alpha model.
 */
import type { Draw } from '../draw.js';

const MODELS = ['alpha', 'alpha-prime', 'beta', 'beta-prime'] as const;

export interface Plan {
  readonly model: (typeof MODELS)[number];
  /**
   * `flat`: firewalls are the only routers. `core`: one core switch with a VRF per segment. `cores`: a
   * core switch per segment.
   */
  readonly layout: 'flat' | 'core' | 'cores';
  /** Second octets of the segments' addresses. */
  readonly octets: readonly [mn: number, lg: number, net: number, san: number];
  /** Length of the prefixes of servers and terminals. */
  readonly length: number;
  /** Terminals have subnets of their own. */
  readonly ownSubnets: boolean;
  /** Machines in a group of terminals. */
  readonly terminals: number;
  readonly firstVlan: number;
  readonly sanitizers: { readonly mail: boolean; readonly cdr: boolean; readonly screen: boolean };
  readonly outboundMail: boolean;
  readonly proxy: boolean;
  /** A machine in the LGWAN-connected segment hands out updates. */
  readonly updateServer: boolean;
  readonly business: boolean;
  readonly dmz: boolean;
  readonly jukiNet: boolean;
  readonly cloud: { readonly mn: boolean; readonly lg: boolean };
  readonly education: boolean;
  /** Floor switch and trunk; with an access point for the office and for visitors. */
  readonly floor: 'none' | 'trunk' | 'wireless';
  readonly ipv6: { readonly net: boolean; readonly lg: boolean };
  /** Two firewalls in a row between My Number and the rest. */
  readonly twoFirewalls: boolean;
  /** A stateless list on the core switch where packets leave My Number. */
  readonly exitList: boolean;
  readonly translate: boolean;
  readonly pairs: boolean;
  readonly management: boolean;
  readonly narrowRoutes: boolean;
  /** A default route to the security cloud in place of its prefixes. */
  readonly defaultRoute: boolean;
  /** Ends of lines of the register are subnets where only one group is in them. */
  readonly subnetEnds: boolean;
  /** Addresses outside have names. */
  readonly objects: boolean;
  readonly logs: boolean;
}

const OCTETS = [10, 20, 30, 40, 50, 60, 99, 0, 255, 128] as const;

export function planOf(draw: Draw): Plan {
  const start = draw.below(OCTETS.length);
  const octets = [0, 1, 2, 3].map((index) => OCTETS[(start + index) % OCTETS.length]!);
  const model = draw.weighted([
    [4, () => MODELS[0]],
    [2, () => MODELS[1]],
    [2, () => MODELS[2]],
    [2, () => MODELS[3]],
  ]);
  const [mail, cdr, screen] = [!draw.chance(25), draw.chance(40), draw.chance(35)];
  return {
    model,
    layout: draw.one(['flat', 'flat', 'core', 'core', 'cores']),
    octets: octets as [number, number, number, number],
    length: draw.one([24, 24, 25, 26, 27]),
    ownSubnets: draw.chance(50),
    terminals: draw.one([2, 1, 3, 5]),
    firstVlan: draw.one([100, 2, 1000, 3900]),
    sanitizers: { mail: mail || (!cdr && !screen), cdr, screen },
    outboundMail: draw.chance(40),
    proxy: draw.chance(40),
    updateServer: draw.chance(40),
    business: draw.chance(30),
    dmz: draw.chance(40),
    jukiNet: draw.chance(25),
    cloud: { mn: draw.chance(40), lg: draw.chance(30) },
    education: draw.chance(35),
    floor: draw.one(['none', 'none', 'trunk', 'wireless']),
    ipv6: { net: draw.chance(40), lg: draw.chance(25) },
    twoFirewalls: draw.chance(25),
    exitList: draw.chance(35),
    translate: draw.chance(45),
    pairs: draw.chance(35),
    management: draw.chance(35),
    narrowRoutes: draw.chance(50),
    defaultRoute: draw.chance(40),
    subnetEnds: draw.chance(40),
    objects: draw.chance(40),
    logs: draw.chance(50),
  };
}
