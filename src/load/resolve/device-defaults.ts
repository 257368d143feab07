/**
 * What a device does where its file says nothing, by kind and product family. docs/topology-format.md
 * has this table in words, with sources; the two change together.
 */
import type { FilterAction } from '../../model/filter.js';
import type { PipelineOrder } from '../../model/node.js';
import type { DeviceEntry } from '../schema/device.js';

export interface DeviceDefaults {
  /** There is a policy even if none is written. */
  readonly policyAlways: boolean;
  /** The same for policies where the device has zones. */
  readonly policyWithZones: boolean;
  /** What no line of a policy or local-in filter matches. */
  readonly policyDefault: FilterAction;
  readonly policyStateful: boolean;
  /** What no line of an interface filter matches, of the families that it looks at. */
  readonly interfaceDefault: FilterAction;
  /** Packets between interfaces of one zone that no line matches. */
  readonly intrazone: FilterAction;
  /** Packets between interfaces of no zone, on a device that has zones. */
  readonly zoneless: FilterAction;
  readonly order: PipelineOrder;
  /** Whether a deny line matches packets whose destination was translated; it depends on the release. */
  readonly denyMatchesTranslated: 'yes' | 'depends';
}

type Dialect = NonNullable<DeviceEntry['dialect']>;

const PLAIN: DeviceDefaults = {
  policyAlways: false,
  policyWithZones: false,
  policyDefault: 'deny',
  policyStateful: true,
  interfaceDefault: 'deny',
  intrazone: 'deny',
  zoneless: 'deny',
  order: { inFilter: 'before-destination-nat', outFilter: 'before-source-nat' },
  denyMatchesTranslated: 'yes',
};

const DIALECTS: Readonly<Record<Dialect, Partial<DeviceDefaults>>> = {
  'cisco-ios': {
    policyWithZones: true,
    intrazone: 'permit',
    zoneless: 'permit',
    order: { inFilter: 'before-destination-nat', outFilter: 'after-source-nat' },
  },
  'yamaha-rtx': {
    order: { inFilter: 'after-destination-nat', outFilter: 'before-source-nat' },
  },
  fortigate: { policyAlways: true, denyMatchesTranslated: 'depends' },
  'palo-alto': { policyAlways: true, intrazone: 'permit' },
  'juniper-srx': { policyAlways: true },
  alaxala: {},
  'allied-telesis': { interfaceDefault: 'permit' },
  linux: { policyDefault: 'permit', policyStateful: false },
};

/** Hosts have the defaults of a device without dialect. */
export const HOST_DEFAULTS: DeviceDefaults = PLAIN;

export function deviceDefaults({ kind, dialect, intrazone, order }: DeviceEntry): DeviceDefaults {
  const product = { ...PLAIN, ...(dialect === undefined ? {} : DIALECTS[dialect]) };
  return {
    ...product,
    policyAlways: product.policyAlways || kind === 'firewall',
    intrazone: intrazone ?? product.intrazone,
    order: {
      inFilter: order?.inFilter ?? product.order.inFilter,
      outFilter: order?.outFilter ?? product.order.outFilter,
    },
  };
}
