/** Words of the program as the field says them. */
import type { Word } from '../catalog.js';

export const WORDS: Readonly<Record<Word, string>> & Readonly<Record<string, string>> = {
  // kinds of segments
  'my-number': 'My Number segment',
  'lgwan-connected': 'LGWAN-connected segment',
  'internet-connected': 'Internet-connected segment',
  'boundary-dmz': 'boundary DMZ',
  sanitizing: 'sanitizing segment',
  education: 'education',
  'public-wifi': 'public Wi-Fi',
  other: 'other segment',
  external: 'outside',
  lgwan: 'LGWAN',
  'juki-net': 'Juki-net',
  'government-cloud': 'Government Cloud',
  'security-cloud': 'municipal security cloud',
  internet: 'Internet',
  'cloud-service': 'cloud service',
  'closed-network': 'closed network',
  // how a packet ends
  accepted: 'accepted',
  'delivered-to-subnet': 'delivered to a subnet',
  'exits-network': 'leaving the network',
  'denied-in': 'denied on the way in',
  'denied-out': 'denied on the way out',
  'denied-by-policy': 'denied by a policy',
  'no-route': 'without a route',
  'null-routed': 'discarded by a null route',
  'neighbor-unreachable': 'taken by nobody',
  loop: 'going round in a loop',
  // where a filter stands
  in: 'in-filter',
  policy: 'policy',
  out: 'out-filter',
  'local-in': 'for the device itself',
  // what was looked for in vain
  nodes: 'nodes',
  hosts: 'hosts',
  segments: 'segments',
  'protected-data': 'systems with protected data',
  flows: 'registered flows',
  // who may send
  'mode/none': 'only declared hosts, with their own addresses',
  'mode/subnet': 'any machine in a subnet, with any address of the subnet',
  'mode/any': 'any machine, with any address',
};
