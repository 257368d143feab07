/** Who is at the other end of a line: connected to the Internet, a public body, over a closed network? */
import type { Node } from '../model/node.js';
import type { FlowEnd, PermittedFlow } from '../model/register.js';
import { isOneTown, type ExternalKind, type Segment } from '../model/segment.js';
import { isOutsideEnd, writtenSegments } from './register-lines.js';
import type { Study } from './study.js';

/** What is known of a counterpart; `undefined` where the files do not say, or contradict each other. */
export interface Counterpart {
  readonly internetConnected?: boolean;
  readonly publicBody?: boolean;
  /** It is reached without passing the Internet. */
  readonly closed?: boolean;
}

/** The Internet, and what is on its side of the security cloud. */
export const INTERNET_SIDE: readonly ExternalKind[] = [
  'internet',
  'cloud-service',
  'security-cloud',
];

const CLOSED: readonly ExternalKind[] = ['lgwan', 'juki-net', 'closed-network'];

/**
 * The counterpart of the town (of lines inside one town, one of its own machines). What the register
 * says is about this counterpart; a node outside is the network through which it is reached, so what
 * its record says can only make things worse.
 */
export function counterpartOf(study: Study, flow: PermittedFlow): Counterpart {
  const stated = flow.exception?.counterpart ?? {};
  const all = [...flow.from, ...flow.to];
  const ends = all.filter((end) => isOutsideEnd(study, end));
  const written = ends.flatMap((end) => writtenSegments(study, end));
  const nodes = ends.flatMap(({ node }) => (node === undefined ? [] : [study.layout.node(node)]));
  const isInside = ends.length === 0 && areOfOneTown(study, all);
  const connected =
    nodes.some(({ facts }) => facts.internetConnected === true) ||
    written.some((segment) => isOf(segment, INTERNET_SIDE));
  const internetConnected =
    connected || (stated.internetConnected ?? (isInside ? false : undefined));
  const publicBody = contradicts(stated.publicBody, nodes) ? undefined : stated.publicBody;
  const closed = everyKnown(written.map(isClosed));
  return {
    ...(internetConnected === undefined ? {} : { internetConnected }),
    ...(publicBody === undefined ? {} : { publicBody }),
    ...(closed === undefined ? {} : { closed }),
  };
}

/** Whether all ends stand somewhere, and in segments of one town. */
function areOfOneTown({ segments }: Study, ends: readonly FlowEnd[]): boolean {
  const standing = ends.map((end) => segments.ofEnd(end));
  const [first, ...others] = standing.flat();
  return (
    first !== undefined &&
    standing.every((some) => some.length > 0) &&
    others.every((other) => isOneTown(first, other))
  );
}

function contradicts(publicBody: boolean | undefined, nodes: readonly Node[]): boolean {
  return publicBody === true && nodes.some(({ facts }) => facts.publicBody === false);
}

/** A cloud is reached as its record says; without it, it is not known. */
function isClosed(segment: Segment): boolean | undefined {
  if (isOf(segment, CLOSED)) return true;
  if (segment.external !== 'government-cloud') return false;
  const connection = segment.cloud?.connection;
  if (connection === undefined) return undefined;
  return connection === 'dedicated-line' || connection === 'closed-network';
}

function isOf({ external }: Segment, kinds: readonly ExternalKind[]): boolean {
  return external !== undefined && kinds.includes(external);
}

function everyKnown(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}
