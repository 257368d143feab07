/** What the content graph is made from; whoever asks brings the traffic that it has computed. */
import type { Layout } from '../../dataplane/layout.js';
import type { Network } from '../../model/network.js';
import type { PermittedFlow } from '../../model/register.js';
import type { SpoofingMode } from '../../model/result.js';
import type { PacketSet } from '../../packet-set/space.js';
import type { Analyzer } from '../passes.js';
import type { Place } from '../places.js';
import type { Segments } from '../segments.js';
import type { CrossingRole, Part } from '../traffic.js';
import type { Method } from './protocols.js';

type Box = Parameters<Analyzer['space']['box']>[0];

/** Packets that a line of the register covers: those sent in one box that arrive in the other. */
export interface LineCover {
  readonly flow: PermittedFlow;
  /** The packets travel against the line. */
  readonly mirrored: boolean;
  readonly sent: Box;
  readonly arrived: Box;
}

/** One family of packets. */
export interface FamilyWorld {
  readonly analyzer: Analyzer;
  /** Everything that a place sends. */
  partsFrom(place: Place): readonly Part[];
  covers(from: Place, to: Place, role: CrossingRole): readonly LineCover[];
  /** Sets of senders that the lines of the register and relays that are one-way tell apart. */
  senders(place: Place, role: CrossingRole): readonly PacketSet[];
}

export interface ContentWorld {
  readonly network: Network;
  readonly layout: Layout;
  readonly segments: Segments;
  readonly places: readonly Place[];
  readonly spoofing: SpoofingMode;
  /** Of sanitizing, that count. */
  readonly methods: readonly Method[];
  readonly families: readonly FamilyWorld[];
}
