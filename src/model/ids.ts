/** Names that the loader has resolved. Nothing else makes values of these types. */
import type { Brand } from '../base/brand.js';

export type SegmentId = Brand<'SegmentId'>;
export type SubnetId = Brand<'SubnetId'>;
export type NodeId = Brand<'NodeId'>;
/** `node/name`. */
export type InterfaceId = Brand<'InterfaceId'>;
/** `node/name`. */
export type FilterId = Brand<'FilterId'>;
export type SwitchId = Brand<'SwitchId'>;
export type TunnelId = Brand<'TunnelId'>;
export type FlowId = Brand<'FlowId'>;
export type TransferId = Brand<'TransferId'>;
export type AttestationId = Brand<'AttestationId'>;
/** The id of a requirement that a town wrote itself; never one of the program's. */
export type OwnRequirementId = Brand<'OwnRequirementId'>;
export type VrfName = Brand<'VrfName'>;
