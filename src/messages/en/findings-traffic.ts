/** What is said about administration, maintenance, clouds, IPv6, privilege and monitoring. */

export const TRAFFIC_FINDINGS = {
  'ok/managed-apart':
    '{devices} {devices|device|devices} administered only from management subnets of the same segments',
  'excepted/managed':
    '{node:node} is administered from {from:segment}, from no management subnet, as {flows} of the register permit.',
  'mgt/reachable':
    'The administration of {node:node} is reached from {from:segment}, from no management subnet that is there for it.',
  'mgt/host-spans':
    '{node:node}, which serves administration, has a leg in {first:segment} and another in {second:segment}.',
  'mgt/subnets-joined':
    'Packets cross from a management subnet of {from:segment} to one of {to:segment}.',
  'ok/vendors-contained':
    '{vendors} {vendors|vendor ends|vendors end} on jump hosts only, by {flows} registered {flows|line|lines} with an end',
  'ok/no-vendors':
    'none of {externals} external {externals|network|networks} is said to be a vendor’s',
  'ven/line-past-jump-host':
    '{flow:flow} lets remote maintenance end elsewhere than on a jump host.',
  'ven/line-into-my-number': '{flow:flow} lets remote maintenance end in a My Number segment.',
  'ven/no-time-limit':
    '{flow:flow} permits remote maintenance without an end: its exception says no `expiresOn`.',
  'ven/stands-inside': '{node:node}, a vendor’s machine, stands in {segment:segment}.',
  'ven/always-on':
    '{node:node} opens sessions into {to:segment} that no line for remote maintenance permits.',
  'ven/into-my-number': '{node:node} opens sessions directly into {to:segment}.',
  'ven/past-jump-host':
    'Remote maintenance by {node:node} gets past the jump hosts into {to:segment}.',
  'ven/calls-home':
    '{from:segment} opens sessions to the vendor {node:node} that no line for remote maintenance permits.',
  'ok/clouds-apart':
    '{clouds} {clouds|cloud|clouds}, each apart from the Internet side and other clouds, services as registered',
  'ok/no-clouds': 'none of {segments} {segments|part|parts} of the outside is a cloud',
  'cld/open-line':
    '{segment:segment} counts as a segment of the town, and is connected by {connection}.',
  'cld/internet-connected':
    '{node:node} is a cloud that counts as a segment of the town, and is connected to the Internet.',
  'cld/internet-path':
    'Packets cross from {from:segment} to {to:segment}: between a cloud that counts as a segment of the town and the Internet side.',
  'cld/clouds-joined':
    'Packets cross from {from:segment} to {to:segment}, clouds that count as different segments.',
  'cld/not-registered':
    'Packets cross from {from:segment} to {to:segment} that no line of the register permits for this service.',
  'und/missing-segment-fact': 'The files do not say `{fact}` of {segment:segment}.',
  'ok/ipv6-no-wider':
    'IPv6 between {pairs} {pairs|pair|pairs} of segments only as registered, denied by default on {filters} {filters|filter|filters} as IPv4 is',
  'v6/not-registered':
    'IPv6 packets cross from {from:segment} to {to:segment} that no line of the register permits.',
  'v6/default-permits':
    '{filter:filter} of {node:node} denies what no line permits of IPv4, and permits it of IPv6.',
  'und/ipv6-unknown':
    '{filter:filter} of {node:node} permits IPv6 by default, and the files do not say whether the device forwards IPv6: no interface has an address.',
  'ok/narrow-lines':
    '{lines} {lines|line|lines} through which something crosses {lines|names|name} hosts, protocols and ports',
  'ac/any-protocol':
    'Line {line} of {filter:filter}, through which packets cross from {from:segment} to {to:segment}, permits every protocol.',
  'ac/many-ports':
    'Line {line} of {filter:filter}, through which packets cross from {from:segment} to {to:segment}, opens {ports} ports.',
  'ac/source-port-only':
    'Line {line} of {filter:filter}, through which packets cross from {from:segment} to {to:segment}, opens any port to whoever uses a certain source port.',
  'ac/wide-addresses':
    'Line {line} of {filter:filter}, through which packets cross from {from:segment} to {to:segment}, names a whole network (/16, in IPv6 /32, or shorter) or any address.',
  'ac/opaque-tunnel':
    'Line {line} of {filter:filter}, through which packets cross from {from:segment} to {to:segment}, permits {carrier}, in which others travel unseen.',
  'ac/shadowed':
    'Line {line} of {filter:filter} denies nothing: line {by} above it permits all of that, and packets cross from {from:segment} to {to:segment}.',
  'ok/watched': 'every path between {from:segment} and {to:segment} is watched',
  'net/not-watched':
    'Packets between {from:segment} and {to:segment} pass nothing that has the capability `{capability}`.',
  'ok/updates-arrive':
    '{hosts} {hosts|host reaches|hosts reach} where updates come from, {sources} {sources|source|sources} in all',
  'upd/not-reached':
    '{node:node} takes updates from {source:node}, and no session with it passes in full.',
  'upd/not-registered':
    '{node:node} takes updates from {source:node} in another segment or outside, and no line of the register permits it.',
  'upd/circle':
    '{node:node} takes updates from {source:node}, and that in the end from {node:node} itself.',
} as const;

export const TRAFFIC_FIXES = {
  'mgt/reachable':
    'Permit it in `localIn` of the device from the management subnet alone, or register who needs it.',
  'mgt/host-spans': 'Use one machine per segment, or take the leg away.',
  'mgt/subnets-joined': 'Deny this on the deciding line: each segment is administered by itself.',
  'ven/line-past-jump-host': 'Let the line end on a host of role jump-host.',
  'ven/line-into-my-number':
    'Put the jump host into a segment of its own; the step from there is a specific communication.',
  'ven/no-time-limit': 'State `exception: expiresOn:`, the day on which the work is over.',
  'ven/stands-inside':
    'Connect it to a segment of its own, from which only a jump host is reached.',
  'ven/always-on':
    'Deny this on the deciding line, or register the maintenance, with a jump host as its end.',
  'ven/into-my-number': 'Let the session end on a jump host outside the My Number segment.',
  'ven/past-jump-host': 'Narrow the deciding line to the address of the jump host.',
  'ven/calls-home': 'Deny this on the deciding line: whatever the vendor answers comes in.',
  'cld/open-line':
    'Connect it by a dedicated line or a closed network, or let it count as no segment of the town.',
  'cld/internet-connected':
    'Take the Internet gateway out of the cloud, or let it count as no segment of the town.',
  'cld/internet-path': 'Deny this on the deciding line; it cannot be registered.',
  'cld/clouds-joined':
    'Deny this on the deciding line, or remove the peering; it cannot be registered.',
  'cld/not-registered': 'Narrow the deciding line, or register the use of the service.',
  'und/missing-segment-fact': 'State `{fact}` for this segment.',
  'v6/not-registered':
    'Deny IPv6 on the deciding line, or register the flow with its IPv6 addresses.',
  'v6/default-permits': 'State `default: deny` for this filter, so that it looks at both versions.',
  'und/ipv6-unknown': 'State `default: deny` for this filter, or the IPv6 addresses of the device.',
  'ac/any-protocol': 'Name protocol and ports (`service: tcp/443`).',
  'ac/many-ports': 'Name the ports that the register has; fewer than 1,024.',
  'ac/source-port-only': 'Name the destination port, or permit only answers (`established`).',
  'ac/wide-addresses': 'Name the hosts or subnets that the register has.',
  'ac/opaque-tunnel':
    'Let the tunnel end at the border of the segment, and filter what comes out of it.',
  'ac/shadowed': 'Put the denial above that line, or take it away if it is no longer meant.',
  'net/not-watched':
    'Switch it on at a node of this path and state it in `monitor`, or let the path go through one that has it.',
  'upd/not-reached': 'Permit the session on its way, or name another source.',
  'upd/not-registered': 'Register the flow, or name a source in the same segment.',
  'upd/circle': 'Name the source outside from which the first of them takes its updates.',
} as const;
