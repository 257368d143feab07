/**
 * One network, resolved: every reference is an id that exists, every value knows its place. Plain
 * data without methods, made by the loader and the importers, read by both engines.
 */
import type { Attestation } from './attestation.js';
import type { Filter } from './filter.js';
import type { Figure } from './figure.js';
import type { FilterId, InterfaceId, NodeId, SegmentId, SubnetId } from './ids.js';
import type { Label, Location } from './location.js';
import type { Interface, Node } from './node.js';
import type { OwnRequirement } from './own-requirement.js';
import type { MediaTransfer, PermittedFlow } from './register.js';
import type { PolicyReadings } from './policy-readings.js';
import type { SeparationModel } from './separation-model.js';
import type { Cable, Segment, Subnet, Switch, Tunnel } from './segment.js';

export interface Network {
  readonly name: Label;
  /** As written; the packet level does not read it. */
  readonly model: SeparationModel;
  readonly policyBasis?: string;
  /** How the files read what the basic policy leaves open. */
  readonly readings?: Partial<PolicyReadings>;
  readonly segments: readonly Segment[];
  readonly subnets: readonly Subnet[];
  readonly switches: readonly Switch[];
  readonly cables: readonly Cable[];
  readonly tunnels: readonly Tunnel[];
  readonly nodes: readonly Node[];
  readonly filters: readonly Filter[];
  readonly register: readonly PermittedFlow[];
  readonly mediaTransfers?: readonly MediaTransfer[];
  /** Documents that a model asks for besides the network. */
  readonly attestations?: readonly Attestation[];
  /** Those that the town wrote itself, ordered by id; entries that are switched off are left out. */
  readonly requirements?: readonly OwnRequirement[];
  /** The day for which the files are meant, ISO 8601. */
  readonly asOf?: string;
  /** For the title block of drawings and the cover of reports. */
  readonly document?: AboutDocument;
  readonly noNetwork?: readonly NoNetwork[];
}

/** About the document that the files are. */
export interface AboutDocument {
  readonly number?: string;
  readonly version?: string;
  readonly date?: string;
  readonly handling?: string;
  readonly figures?: readonly Figure[];
  readonly at: Location;
}

/** Bodies of the town that have no network of their own, and why. */
export interface NoNetwork {
  readonly organization: readonly string[];
  readonly reason: string;
  /** The town of which it is said; without it, every town. */
  readonly municipality?: string;
  readonly at: Location;
}

/** Look-up by id, made once per use of a network. */
export interface NetworkIndex {
  readonly segments: ReadonlyMap<SegmentId, Segment>;
  readonly subnets: ReadonlyMap<SubnetId, Subnet>;
  readonly nodes: ReadonlyMap<NodeId, Node>;
  readonly interfaces: ReadonlyMap<InterfaceId, Interface>;
  readonly filters: ReadonlyMap<FilterId, Filter>;
}

/** Builds the look-up tables of `network`. */
export function indexNetwork(network: Network): NetworkIndex {
  return {
    segments: byId(network.segments),
    subnets: byId(network.subnets),
    nodes: byId(network.nodes),
    interfaces: byId(network.nodes.flatMap((node) => node.interfaces)),
    filters: byId(network.filters),
  };
}

function byId<Id, T extends { readonly id: Id }>(items: readonly T[]): ReadonlyMap<Id, T> {
  return new Map(items.map((item) => [item.id, item]));
}
