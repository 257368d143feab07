/** Why a verdict is what it is, and what to do where something is to be done. */
import type { FindingCode } from '../../model/verdict.js';
import type { OpenFindingCode } from '../catalog.js';
import { CONTENT_FINDINGS, CONTENT_FIXES } from './findings-content.js';
import { FACT_FINDINGS, FACT_FIXES } from './findings-facts.js';
import { FAILURE_FINDINGS, FAILURE_FIXES } from './findings-failure.js';
import { MODEL_FINDINGS, MODEL_FIXES } from './findings-model.js';
import { READING_FINDINGS, READING_FIXES } from './findings-readings.js';
import { OWN_FINDINGS, OWN_FIXES } from './findings-own.js';
import { REGISTER_FINDINGS, REGISTER_FIXES } from './findings-register.js';
import { TRAFFIC_FINDINGS, TRAFFIC_FIXES } from './findings-traffic.js';

export const FINDINGS: Readonly<Record<FindingCode, string>> = {
  ...CONTENT_FINDINGS,
  ...FACT_FINDINGS,
  ...MODEL_FINDINGS,
  ...READING_FINDINGS,
  ...FAILURE_FINDINGS,
  ...OWN_FINDINGS,
  ...REGISTER_FINDINGS,
  ...TRAFFIC_FINDINGS,
  'ok/inventory-closed':
    '{nodes} {nodes|node|nodes} and {addresses} {addresses|address|addresses}, all accounted for',
  'ok/classified':
    '{nodes} {nodes|node|nodes} and {subnets} {subnets|subnet|subnets}, each in one segment',
  'ok/data-placed': '{systems} {systems|system|systems} with protected data, each where it belongs',
  'ok/no-path': 'no packet from {from:segment} to {to:segment}',
  'ok/paths-placed': 'every segment there is may have a path to {external:segment}',
  'ok/separated':
    '{domains} broadcast {domains|domain|domains} of one segment each, filters on {devices} {devices|device|devices} between segments',
  'ok/explicit-permits-only':
    'between {pairs} {pairs|pair|pairs} of segments nothing passes but by a line that permits it',
  'ok/no-crossing': 'no packet crosses between {pairs} {pairs|pair|pairs} of segments',
  'ok/only-registered':
    'from {from:segment} to {to:segment} nothing passes but {flows} registered {flows|flow|flows}',
  'ok/through-cloud': '{from:segment} reaches the Internet only through the security cloud',
  'ok/lines-within-register':
    '{lines} {lines|line permits|lines permit} exactly what the register states, or less',
  'ok/flow-passes': '{flow:flow} passes in full, reply included',
  'excepted/registered':
    'Packets cross from {from:segment} to {to:segment} as the exceptions {flows} of the register permit.',
  'inv/unresolved-next-hop':
    '{node:node} has a route to {prefix} by {nextHop}, which is in none of its connected prefixes.',
  'inv/duplicate-address': '{first:node} and {second:node} both have the address {address}.',
  'inv/duplicate-mac': '{first:node} and {second:node} both have the hardware address {mac}.',
  'inv/address-outside-subnets': 'The address {address} of {node:node} is in no declared subnet.',
  'inv/split-subnet':
    'The subnet {subnet:subnet} lies on broadcast domains that are not joined to each other.',
  'inv/isolated-node': '{node:node} is connected to nothing.',
  'cls/host-in-two-segments':
    '{node:node} has a leg in {first:segment} and another in {second:segment}.',
  'cls/stated-otherwise':
    'The inventory puts {node:node} into {stated:segment}; its subnets are in {actual:segment}.',
  'cls/other-not-isolated':
    'Packets cross from {from:segment} to {to:segment}, although segments besides the three must be isolated.',
  'cls/protected-data-outside': '{node:node} handles {data} in {segment:segment}.',
  'cls/cms-outside': 'The website management system {node:node} is in {segment:segment}.',
  'cls/lgwan-path': 'Packets from {from:segment} reach {external:segment}.',
  'cls/internet-path': 'Packets from {from:segment} reach {external:segment}.',
  'sep/shared-domain':
    'One broadcast domain has members of {first:segment} and {second:segment}: {members}.',
  'sep/unfiltered-device':
    '{node:node} forwards between {first:segment} and {second:segment} without a filter.',
  'sep/default-permit':
    'From {from:segment} to {to:segment} packets pass {node:node} that no line permits, by default alone.',
  'crossing/not-registered':
    'Packets cross from {from:segment} to {to:segment} that no line of the register permits.',
  'crossing/wrong-kind':
    'Packets cross from {from:segment} to {to:segment} that {flows} of the register permit, but not as a kind of flow that this clause allows.',
  'lg/direct-session':
    'Sessions open directly from {from:segment} to {to:segment}, past every sanitizer.',
  'lg/sanitizer-forwards':
    'The sanitizer {node:node} forwards packets, so that traffic passes it without being sanitized.',
  'net/bypasses-cloud':
    'Packets from {from:segment} reach {external:segment} without passing the security cloud.',
  'exc/line-not-cited':
    'Line {line} of {filter:filter} lets packets cross from {from:segment} to {to:segment} and cites no line of the register.',
  'exc/line-wider':
    'Line {line} of {filter:filter} lets more cross from {from:segment} to {to:segment} than {flows} of the register.',
  'req/lost':
    'The required flow {flow:flow} does not pass in full: a packet of it ends as {disposition:word}.',
  'req/reply-lost':
    'The required flow {flow:flow} does not pass in full: a reply ends as {disposition:word}.',
  'req/wrong-end':
    'The required flow {flow:flow} does not pass in full: a packet of it arrives at {end} instead.',
  'und/no-segment': 'There is no segment of kind {kind:word}, so there is nothing to decide.',
  'und/empty-segment':
    '{segment:segment} has no members; whatever is claimed of them would be true.',
  'und/empty-flow': 'The flow {flow:flow} has no packet that could be sent.',
  'und/nothing-to-check': 'Nothing in the topology is concerned: {what:word}.',
  'und/unclassified-node': '{node:node} stands in no subnet, and so in no segment.',
  'und/missing-fact': 'The files do not say `{fact}` of {node:node}.',
  'und/limit': 'The sets of packets grew beyond {limit} nodes; the search was stopped.',
  'und/unmodelled':
    'Line {line} of {filter:filter} has a condition that was not understood, and the verdict depends on it.',
};

export const FIXES: Readonly<Record<OpenFindingCode, string>> = {
  ...CONTENT_FIXES,
  ...FACT_FIXES,
  ...MODEL_FIXES,
  ...READING_FIXES,
  ...FAILURE_FIXES,
  ...OWN_FIXES,
  ...REGISTER_FIXES,
  ...TRAFFIC_FIXES,
  'inv/unresolved-next-hop': 'Correct the next hop, or declare the interface that leads to it.',
  'inv/duplicate-address': 'Give one of them another address, or declare a shared virtual address.',
  'inv/duplicate-mac': 'Correct the hardware address in one of the two records.',
  'inv/address-outside-subnets': 'Declare the subnet, or correct the address.',
  'inv/split-subnet': 'Declare the cable or trunk that joins them, or use two subnets.',
  'inv/isolated-node': 'Say with `at` where it is connected, or remove the record.',
  'cls/host-in-two-segments': 'Take one of the two interfaces away.',
  'cls/stated-otherwise': 'Correct `segment` of the node, or connect it where it belongs.',
  'cls/other-not-isolated': 'Deny this on the deciding line.',
  'cls/protected-data-outside': 'Connect the system to a subnet of the My Number segment.',
  'cls/cms-outside': 'Connect it to a subnet of the Internet-connected segment.',
  'cls/lgwan-path': 'Narrow the deciding line.',
  'cls/internet-path': 'Narrow the deciding line.',
  'sep/shared-domain': 'Take the VLAN off the trunk, or correct the native VLAN, port or SSID.',
  'sep/unfiltered-device': 'Attach a filter to its interfaces, or take one of the legs away.',
  'sep/default-permit': 'State `default: deny` for this filter, or attach one where there is none.',
  'crossing/not-registered': 'Narrow the deciding line, or register the flow.',
  'crossing/wrong-kind': 'Narrow the deciding line, or register the flow as what it is.',
  'lg/direct-session': 'Narrow the deciding line so that only the sanitizer can be reached.',
  'lg/sanitizer-forwards': 'Switch IP forwarding off on the sanitizer (`forwarding: false`).',
  'net/bypasses-cloud': 'Remove the route or the line of this path.',
  'exc/line-not-cited': 'Cite the line of the register (`register:`) that this implements.',
  'exc/line-wider': 'Narrow addresses, protocol and ports to those of the register.',
  'req/lost': 'Look at the last hop: permit the flow there, or correct the route.',
  'req/reply-lost': 'Let the reply take the way back through the same stateful device.',
  'req/wrong-end': 'Correct the route or the translation, or `to` of the flow.',
  'und/no-segment': 'Declare the segment with its kind.',
  'und/empty-segment': 'Declare its subnets and hosts, or remove it.',
  'und/empty-flow': 'Correct `from`, `to` and `service` of the flow.',
  'und/nothing-to-check': 'Declare what the requirement is about.',
  'und/unclassified-node': 'Connect it to a subnet, or remove the record.',
  'und/missing-fact': 'State `{fact}` for this node.',
  'und/limit': 'Verify fewer requirements at once (`--only`), or simplify the filters.',
  'und/unmodelled': 'Write the condition with addresses and services, or disable the line.',
};
