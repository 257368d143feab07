/**
 * First-match lists to measure with, from a seed. `municipal` lists expand groups of sources,
 * destinations and services line by line, as town firewalls do. `servers`, `perimeter` and
 * `backbone` have the proportions of wildcards, prefixes and ports that are known of access lists,
 * firewalls and their mixtures. `crossing` and `wide` are made to hurt.
 */
import type { Family } from '../../src/model/address.js';
import type { Field } from '../../src/model/packet.js';
import { range, type Range } from '../../src/model/range.js';
import { Random } from './random.js';

/** One line; every field is one range. */
export interface Line {
  readonly permit: boolean;
  readonly fields: Readonly<Record<Field, Range>>;
}

export type Shape = 'municipal' | 'servers' | 'perimeter' | 'backbone' | 'crossing' | 'wide';

export const SHAPES: readonly Shape[] = [
  'municipal',
  'servers',
  'perimeter',
  'backbone',
  'crossing',
  'wide',
];

const SEED = 20261124;
const ANY_PORT = range(0, 65535);
const ANY_PROTOCOL = range(0, 255);
const HIGH_PORTS = range(1024, 65535);
const TCP = range(6);
const UDP = range(17);
const V6 = 0x20010db8n << 96n;

/** A list of `length` lines. */
export function makeList(shape: Shape, length: number, family: Family = 4): readonly Line[] {
  const random = new Random(SEED + SHAPES.indexOf(shape));
  const maker = new ListMaker(random, family, length);
  const lines: Line[] = [];
  while (lines.length < length) lines.push(...maker[shape]());
  return lines.slice(0, length);
}

type Service = Pick<Record<Field, Range>, 'protocol' | 'sourcePort' | 'destinationPort'>;

class ListMaker {
  readonly #random: Random;
  readonly #family: Family;
  readonly #sites: readonly number[];
  readonly #hosts: readonly number[];
  readonly #ports: readonly number[];

  constructor(random: Random, family: Family, length: number) {
    this.#random = random;
    this.#family = family;
    const many = 8 + Math.floor(Math.sqrt(length));
    this.#sites = Array.from({ length: many }, () => 0x0a000000 + 0x10000 * random.integer(256));
    this.#hosts = Array.from(
      { length: 4 * many },
      () => random.pick(this.#sites) + random.integer(65536),
    );
    this.#ports = [22, 25, 53, 80, 123, 161, 389, 443, 445, 514, 636, 1433, 1521, 3389, 5432, 8080];
  }

  municipal(): readonly Line[] {
    const random = this.#random;
    const permit = random.chance(0.8);
    const sources = random.some(1, 4, () => this.#place());
    const destinations = random.some(1, 3, () =>
      random.chance(0.06) ? this.#prefix(0) : this.#place(),
    );
    const services = random.some(1, 3, () => this.#service(random.chance(0.1)));
    return sources.flatMap((source) =>
      destinations.flatMap((destination) =>
        services.map((service) => ({ permit, fields: { ...service, source, destination } })),
      ),
    );
  }

  servers(): readonly Line[] {
    const random = this.#random;
    const source = random.chance(0.7) ? this.#near(30) : this.#near(22);
    return random.some(1, 6, () => ({
      permit: random.chance(0.7),
      fields: {
        source,
        destination: random.chance(0.7) ? this.#near(31) : this.#near(22),
        protocol: random.chance(0.88) ? TCP : random.pick([UDP, range(1), ANY_PROTOCOL]),
        sourcePort: ANY_PORT,
        destinationPort: random.chance(0.25) ? ANY_PORT : this.#port(200),
      },
    }));
  }

  perimeter(): readonly Line[] {
    const random = this.#random;
    const inward = random.chance(0.5);
    const side = (open: boolean): Range =>
      open && random.chance(0.7) ? this.#prefix(random.integer(3)) : this.#near(28);
    const protocol = random.pick([TCP, TCP, UDP, UDP, range(47), range(1)]);
    const ported = protocol === TCP || protocol === UDP;
    const port = (any: number): Range =>
      !ported || random.chance(any) ? ANY_PORT : random.chance(0.15) ? HIGH_PORTS : this.#port(0);
    const fields = {
      source: side(inward),
      destination: side(!inward),
      protocol,
      sourcePort: port(0.75),
      destinationPort: port(0.35),
    };
    return [{ permit: random.chance(0.7), fields }];
  }

  backbone(): readonly Line[] {
    const random = this.#random;
    const inward = random.chance(0.5);
    const side = (open: boolean): Range =>
      open && random.chance(0.15)
        ? this.#prefix(0)
        : this.#near(random.pick([16, 22, 24, 25, 31, 32, 32]));
    const protocol = random.pick([TCP, UDP, UDP, ANY_PROTOCOL]);
    const port = (any: number): Range =>
      protocol === ANY_PROTOCOL || random.chance(any) ? ANY_PORT : this.#port(20);
    const fields = {
      source: side(inward),
      destination: side(!inward),
      protocol,
      sourcePort: port(0.8),
      destinationPort: port(0.5),
    };
    return [{ permit: random.chance(0.7), fields }];
  }

  /** Ranges that are no prefixes and cut each other in two dimensions. */
  crossing(): readonly Line[] {
    const random = this.#random;
    const fields = {
      source: this.#between(random.integer(2 ** 32), random.integer(2 ** 32)),
      destination: this.#between(random.integer(2 ** 32), random.integer(2 ** 32)),
      protocol: random.pick([TCP, UDP]),
      sourcePort: ANY_PORT,
      destinationPort: this.#port(1000),
    };
    return [{ permit: random.chance(0.5), fields }];
  }

  /** Two fields cut in the middle, the others any: every line meets every other. */
  wide(): readonly Line[] {
    const random = this.#random;
    const cut = random.pick([0b0011, 0b0101, 0b1001, 0b0110, 0b1010, 0b1100]);
    const port = (bit: number): Range =>
      cut & bit ? range(random.integer(32768), 32768 + random.integer(32768)) : ANY_PORT;
    const side = (bit: number): Range =>
      cut & bit
        ? this.#between(random.integer(2 ** 31), 2 ** 31 + random.integer(2 ** 31))
        : this.#prefix(0);
    const fields = {
      source: side(1),
      destination: side(2),
      protocol: random.pick([TCP, UDP, ANY_PROTOCOL]),
      sourcePort: port(4),
      destinationPort: port(8),
    };
    return [{ permit: random.chance(0.5), fields }];
  }

  #service(high: boolean): Service {
    const random = this.#random;
    const protocol = random.chance(0.75) ? TCP : UDP;
    return {
      protocol,
      sourcePort: high ? HIGH_PORTS : ANY_PORT,
      destinationPort: range(random.pick(this.#ports)),
    };
  }

  /** A well-known port, or one of `more` others. */
  #port(more: number): Range {
    const n = this.#random.integer(this.#ports.length + more);
    return range(this.#ports[n] ?? 1000 + 31 * n);
  }

  /** A host, a subnet or a site of the town. */
  #place(): Range {
    const host = this.#random.pick(this.#hosts);
    return this.#around(host, this.#random.pick([32, 32, 24, 24, 27, 16]));
  }

  /** A prefix of at least `least` bits around a known host. */
  #near(least: number): Range {
    const length = Math.min(32, least + this.#random.integer(3));
    return this.#around(this.#random.pick(this.#hosts) + this.#random.integer(64), length);
  }

  /** A prefix of exactly `length` bits anywhere. */
  #prefix(length: number): Range {
    return this.#around(this.#random.integer(2 ** 32), length);
  }

  #around(address: number, length: number): Range {
    const size = 2 ** (32 - length);
    const first = Math.floor(address / size) * size;
    return this.#between(first, first + size - 1);
  }

  /** In IPv6 the 32 bits choose a /64, and a single address is one inside it. */
  #between(a: number, b: number): Range {
    const [first, last] = a <= b ? [BigInt(a), BigInt(b)] : [BigInt(b), BigInt(a)];
    if (this.#family === 4) return { first, last };
    if (first === last) return range(V6 + (first << 64n) + (first % 1000n));
    if (first === 0n && last === 0xffffffffn) return range(0n, (1n << 128n) - 1n);
    return { first: V6 + (first << 64n), last: V6 + ((last + 1n) << 64n) - 1n };
  }
}
