/** The published JSON Schema of a topology file, `schemas/topology-v1.json`. */
import { ADDRESSES, GATEWAY, INTERFACES, LABEL, SERVICES, VLAN, VLANS } from './common.js';
import { DEVICE } from './device.js';
import { EXCEPTION, RELAY, SANITIZER, TERMINAL } from './facts.js';
import { FILTER, FILTER_ENTRY, FILTER_RULE, INTERFACE_FILTER } from './filter.js';
import { jsonSchema, type JsonSchema } from './json-schema.js';
import { EXTERNAL, HOST, INTERFACE_ENTRY, INTERFACES_BY_NAME, ROUTE } from './node.js';
import { REQUIREMENT, SELECTOR } from './own-requirement.js';
import { TOPOLOGY_FILE } from './topology.js';

export function topologySchema(): JsonSchema {
  return {
    title: 'sekisho topology, version 1',
    ...jsonSchema(TOPOLOGY_FILE, {
      addresses: ADDRESSES,
      device: DEVICE,
      exception: EXCEPTION,
      external: EXTERNAL,
      filter: FILTER,
      filterEntry: FILTER_ENTRY,
      filterLine: FILTER_RULE,
      gateway: GATEWAY,
      host: HOST,
      interface: INTERFACE_ENTRY,
      interfaceFilter: INTERFACE_FILTER,
      interfaceNames: INTERFACES,
      interfaces: INTERFACES_BY_NAME,
      label: LABEL,
      relay: RELAY,
      requirement: REQUIREMENT,
      route: ROUTE,
      sanitizer: SANITIZER,
      selector: SELECTOR,
      services: SERVICES,
      terminal: TERMINAL,
      vlan: VLAN,
      vlans: VLANS,
    }),
  };
}
