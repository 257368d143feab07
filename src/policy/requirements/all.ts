/** Every requirement that this version decides, in the order of reports. */
import type { Network } from '../../model/network.js';
import { ownRequirement } from '../own/own-requirement.js';
import type { AnyRequirement, Requirement } from '../requirement.js';
import { LEAST_PRIVILEGE } from './r-ac-1.js';
import { CLOUDS_APART } from './r-cld-1.js';
import { CLASSIFIED } from './r-cls-1.js';
import { PROTECTED_DATA_PLACED } from './r-cls-2.js';
import { LGWAN_CONNECTED } from './r-cls-3a.js';
import { INTERNET_CONNECTED } from './r-cls-3b.js';
import { SYSTEMS_CLASSIFIED } from './r-cls-4.js';
import { EVERYTHING_DRAWN } from './r-doc-1.js';
import { DOCUMENT_MARKED } from './r-doc-2.js';
import { LINES_COMPOSE } from './r-exc-8.js';
import { EXCEPTIONS_NARROW } from './r-exc-1.js';
import { EXCEPTIONS_PINNED } from './r-exc-2.js';
import { EXCEPTIONS_IN_FORCE } from './r-exc-3.js';
import { ONLY_REGISTERED } from './r-exc-4.js';
import { LINES_IN_USE } from './r-exc-5.js';
import { COUNTERPARTS_APART } from './r-exc-6.js';
import { MY_NUMBER_APART } from './r-exc-7.js';
import { UNLOCKS_RECENT } from './r-exc-9.js';
import { survivesFailures } from './r-ha-1.js';
import { INVENTORY_CLOSED } from './r-inv-1.js';
import { SEGMENTS_ISOLABLE } from './r-ir-1.js';
import { PATHS_DIVIDED } from './r-lg-1.js';
import { ONLY_SANITIZED } from './r-lg-2.js';
import { SANITIZERS_SOUND } from './r-lg-3.js';
import { RELEASED_ONLY } from './r-lg-4.js';
import { NO_INDIRECT_PATH } from './r-mn-4.js';
import { METHODS_RECOGNIZED } from './r-san-0.js';
import { MANAGEMENT_SEPARATE } from './r-mgt-1.js';
import { PLACED_BY_MODEL } from './r-mdl-1.js';
import { BREAKOUT_BY_MODEL } from './r-mdl-2.js';
import { PROTECTED_BY_MODEL } from './r-mdl-3.js';
import { ATTESTED_BY_MODEL } from './r-mdl-4.js';
import { MY_NUMBER_ISOLATED } from './r-mn-1.js';
import { TERMINALS_CLOSED } from './r-mn-5.js';
import { TERMINALS_AUTHENTICATE } from './r-mn-6.js';
import { INTERNET_AGGREGATED } from './r-net-1.js';
import { INTERNET_WATCHED } from './r-net-2.js';
import { IN_MACHINE_ROOM } from './r-phy-1.js';
import { REQUIRED_FLOWS_PASS } from './r-req-1.js';
import { BODIES_COVERED } from './r-scp-1.js';
import { SEGMENTS_SEPARATED } from './r-sep-1.js';
import { DENIED_BY_DEFAULT } from './r-sep-2.js';
import { UPDATES_ARRIVE } from './r-upd-1.js';
import { IPV6_NO_WIDER } from './r-v6-1.js';
import { VENDORS_CONTAINED } from './r-ven-1.js';

const OF_THE_STATE_AS_WRITTEN: readonly Requirement[] = [
  INVENTORY_CLOSED,
  CLASSIFIED,
  PROTECTED_DATA_PLACED,
  LGWAN_CONNECTED,
  INTERNET_CONNECTED,
  SYSTEMS_CLASSIFIED,
  BODIES_COVERED,
  EVERYTHING_DRAWN,
  DOCUMENT_MARKED,
  SEGMENTS_SEPARATED,
  DENIED_BY_DEFAULT,
  METHODS_RECOGNIZED,
  MY_NUMBER_ISOLATED,
  NO_INDIRECT_PATH,
  TERMINALS_CLOSED,
  TERMINALS_AUTHENTICATE,
  PATHS_DIVIDED,
  ONLY_SANITIZED,
  SANITIZERS_SOUND,
  RELEASED_ONLY,
  INTERNET_AGGREGATED,
  INTERNET_WATCHED,
  IN_MACHINE_ROOM,
  LEAST_PRIVILEGE,
  IPV6_NO_WIDER,
  UPDATES_ARRIVE,
  MANAGEMENT_SEPARATE,
  VENDORS_CONTAINED,
  SEGMENTS_ISOLABLE,
  CLOUDS_APART,
  EXCEPTIONS_NARROW,
  EXCEPTIONS_PINNED,
  EXCEPTIONS_IN_FORCE,
  ONLY_REGISTERED,
  LINES_IN_USE,
  COUNTERPARTS_APART,
  MY_NUMBER_APART,
  LINES_COMPOSE,
  UNLOCKS_RECENT,
  REQUIRED_FLOWS_PASS,
];

/** What the chosen model asks for: a reference, not the basic policy. */
const OF_THE_MODEL: readonly Requirement[] = [
  PLACED_BY_MODEL,
  BREAKOUT_BY_MODEL,
  PROTECTED_BY_MODEL,
  ATTESTED_BY_MODEL,
];

/** Claims that more ways make worse are asked again where a failure opens some. */
const OF_EVERY_STATE = OF_THE_STATE_AS_WRITTEN.filter(
  ({ kind }) => kind === 'crossing' || kind === 'content',
);

export const REQUIREMENTS: readonly Requirement[] = withClaims([]);

/** Those of the policy, and behind them those that the town wrote itself. */
export function requirementsOf({ requirements = [] }: Network): readonly AnyRequirement[] {
  if (requirements.length === 0) return REQUIREMENTS;
  const own = requirements.map((requirement) => ({
    made: ownRequirement(requirement),
    underFailures: requirement.underFailures,
  }));
  const lasting = own.filter(({ underFailures }) => underFailures).map(({ made }) => made);
  return [...withClaims(lasting), ...own.map(({ made }) => made)];
}

/** Those of the policy; `claims` are asked in every state besides. */
function withClaims(claims: readonly AnyRequirement[]): readonly Requirement[] {
  return [
    ...OF_THE_STATE_AS_WRITTEN,
    survivesFailures([...OF_EVERY_STATE, ...claims]),
    ...OF_THE_MODEL,
  ];
}
