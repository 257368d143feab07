/** The simulator as a post office: all packets of one sender share their sessions (SEMANTICS 6.6). */
import type { RangeList } from '../../../src/model/range.js';
import type { Trace } from '../../../src/model/trace.js';
import { mirror } from '../../../src/simulate/header.js';
import { SessionTable } from '../../../src/simulate/sessions.js';
import { Walker, type Arrival, type SimulateOptions } from '../../../src/simulate/walker.js';
import type { Ground } from './ground.js';
import type { ContentOptions, Letter } from './letters.js';

/** A packet had more courses than anybody lists: nothing is said of this network. */
export class TooManyCourses extends Error {}

/** One course of an opening packet, and what can answer it there. */
export interface Course {
  readonly trace: Trace;
  readonly arrivals: readonly Arrival[];
}

const TRACES_MAX = 200;

function everyValue(ranges: RangeList): readonly bigint[] {
  return ranges.flatMap(({ first, last }) =>
    Array.from({ length: Number(last - first) + 1 }, (_, i) => first + BigInt(i)),
  );
}

export class Post {
  readonly #ground: Ground;
  readonly #options: SimulateOptions;
  readonly #sessions = new SessionTable();

  constructor(ground: Ground, { routing }: ContentOptions) {
    this.#ground = ground;
    this.#options = {
      routing,
      scheduled: 'permissive',
      unmodelled: 'permissive',
      choices: everyValue,
      tracesMax: TRACES_MAX,
    };
  }

  open(letter: Letter): readonly Course[] {
    const walker = this.#send(letter, 'opening');
    return tracesOf(walker).map((trace, index) => ({
      trace,
      arrivals: walker.arrivals.filter((arrival) => arrival.trace === index),
    }));
  }

  /** After everything was opened. */
  continue(letter: Letter): readonly Trace[] {
    return tracesOf(this.#send(letter, 'ongoing'));
  }

  /** After everything was opened. */
  answer(arrival: Arrival): readonly Trace[] {
    const back = mirror(arrival.packet);
    if (back === undefined) return [];
    const { world } = this.#ground;
    const walker = new Walker(world, this.#options, 'reply', this.#sessions);
    if (arrival.kind === 'accepted') walker.generate(arrival.node, back);
    else if (arrival.from !== undefined) walker.handBack(arrival.from, back);
    else for (const domain of arrival.domains) walker.putOnWire(domain, undefined, back);
    return tracesOf(walker);
  }

  #send({ origin, packet }: Letter, role: 'opening' | 'ongoing'): Walker {
    const { world } = this.#ground;
    const walker = new Walker(world, this.#options, role, this.#sessions, this.#sessions);
    if (origin.kind === 'generated') walker.generate(world.node(origin.node), packet);
    else {
      for (const domain of world.layer2.domainsOf(world.subnet(origin.subnet))) {
        walker.putOnWire(domain, undefined, packet);
      }
    }
    return walker;
  }
}

function tracesOf(walker: Walker): readonly Trace[] {
  const { traces, truncated } = walker.result();
  if (truncated) throw new TooManyCourses();
  return traces;
}
