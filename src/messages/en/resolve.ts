/** Mistakes in addresses, services and names, and in what entries say about each other. */
import type { ResolveCode } from '../../model/diagnostic-codes.js';
import type { DiagnosticTexts } from '../diagnostic-text.js';

const TWO_READINGS = 'Programs read this spelling in different ways.';
const MATCHES_NOTHING = 'Such a line matches nothing and looks as if it did something.';

export const RESOLVE: DiagnosticTexts<ResolveCode> = {
  // texts that cannot be read
  'resolve/bad-address': {
    what: '`{text}` is not an IPv4 or IPv6 address.',
    why: 'Only an address can stand here.',
    fix: 'Write four numbers (10.20.0.1) or an IPv6 address (2001:db8::1), in half-width characters.',
  },
  'resolve/octet-count': {
    what: '`{text}` has {count} {count|number|numbers}; an IPv4 address has four.',
    why: TWO_READINGS,
    fix: 'Write all four numbers.',
  },
  'resolve/octet-value': {
    what: '{octet} in `{text}` is more than 255.',
    why: 'Each number of an IPv4 address is one byte.',
    fix: 'Write a number from 0 to 255.',
  },
  'resolve/leading-zero': {
    what: '{octet} in `{text}` begins with a zero.',
    why: 'Some programs read such a number as octal, others as decimal.',
    fix: 'Write the number without the zero.',
  },
  'resolve/zone-id': {
    what: '`{text}` has a zone id.',
    why: 'A zone id names an interface of one machine and means nothing on another.',
    fix: 'Write the address without it; the interface follows from where the address stands.',
  },
  'resolve/embedded-ipv4': {
    what: '`{text}` is an IPv6 address with the IPv4 address {ipv4} in it.',
    why: 'Whether such packets travel as IPv4 or as IPv6 depends on the machine, so filters for either may miss them.',
    fix: 'Write {ipv4} if IPv4 is meant, and an IPv6 address in hexadecimal otherwise.',
  },
  'resolve/prefix-length': {
    what: '`{text}` is not a prefix length.',
    why: 'Behind the slash stands the number of fixed bits, from 0 to {max}.',
    fix: 'Write a number; masks such as 255.255.255.0 are written as /24.',
  },
  'resolve/prefix-length-missing': {
    what: '`{text}` is an address; a prefix is needed here.',
    why: 'How many addresses are meant must not be a guess.',
    fix: 'Add the length: {correct} for this address alone.',
  },
  'resolve/host-bits': {
    what: '`{text}` has bits set beyond its length.',
    why: 'Either the length or the address is wrong, and nothing says which.',
    fix: 'The prefix that contains this address is {correct}.',
  },
  'resolve/range-reversed': {
    what: 'The range `{text}` ends before it begins.',
    why: MATCHES_NOTHING,
    fix: 'Write {correct}.',
  },
  'resolve/range-families': {
    what: 'The range `{text}` goes from one IP version to the other.',
    why: 'There are no addresses between IPv4 and IPv6.',
    fix: 'Write one range for each version.',
  },
  'resolve/bad-expression': {
    what: '`{text}` is neither an address nor a name.',
    why: 'A name has letters, digits, `_`, `-` and `.`; `/` leads to an interface and `:` follows a kind, as in `host:x`.',
    fix: 'Write one address or one name; several are a list.',
  },
  'resolve/bad-place': {
    what: '`{text}` does not say where something is plugged in.',
    why: 'The broadcast domain of an interface follows from this text alone.',
    fix: 'Write a subnet, `switch/port`, `switch/port.VLAN`, `tunnel:ID` or `none`.',
  },
  'resolve/bad-vlan': {
    what: '`{text}` is not a VLAN number.',
    why: 'VLAN numbers go from 1 to 4094.',
    fix: 'Write a number, a range such as 200-299, or `all`.',
  },
  'resolve/bad-port': {
    what: '`{text}` is not a port.',
    why: 'Ports are numbers from 0 to 65535; names of services differ from system to system.',
    fix: 'Write a number, a range such as 8000-8080, or a list with commas and quotes.',
  },
  'resolve/bad-service': {
    what: '`{text}` is not a service.',
    why: 'What a line matches must not be a guess.',
    fix: 'Write for example tcp/443, `udp/any from 53`, `tcp/443 established`, icmp/8, or a name from `services`.',
  },
  'resolve/unknown-protocol': {
    what: 'No protocol has the name `{text}`.',
    why: 'What a line matches must not be a guess.',
    fix: 'Write tcp, udp, sctp, icmp, icmpv6, or the number of the protocol as protocol/50.',
  },
  'resolve/protocol-number': {
    what: '`{text}` is not a protocol number.',
    why: 'Protocol numbers go from 0 to 255 and stand behind the slash.',
    fix: 'Write for example protocol/50.',
  },
  'resolve/no-ports': {
    what: '{protocol} has no ports, so `{text}` cannot be one.',
    why: 'Ports exist in TCP, UDP and SCTP only. A line with ports on other protocols matches nothing.',
    fix: 'Remove the ports, or name one of these protocols.',
  },
  'resolve/icmp-value': {
    what: '`{text}` is not an ICMP type or code.',
    why: 'Types and codes go from 0 to 255; the type comes first: icmp/3/4.',
    fix: 'Write one type, and behind it at most one code.',
  },
  'resolve/established-not-tcp': {
    what: '`{text}` cannot be established.',
    why: 'Only TCP packets say whether they belong to a connection.',
    fix: 'Write tcp, or make the filter stateful.',
  },
  'resolve/bad-date': {
    what: '`{text}` is not a day of the calendar.',
    why: 'Whether an exception has expired depends on it.',
    fix: 'Write year, month and day, such as 2026-04-01.',
  },
  'resolve/bad-time': {
    what: '`{text}` is not a time of day.',
    why: 'Times have two digits each for hour and minute, from 00:00 to 24:00.',
    fix: 'Write for example "22:00".',
  },
  // names
  'resolve/unknown-name': {
    what: 'There is no {kind:word} `{name}`.',
    why: 'A reference that leads nowhere would silently mean nothing.',
    fix: 'Correct the name, or add an entry for it.',
  },
  'resolve/other-kind': {
    what: '`{name}` exists as {actual:word}, not as {kind:word}.',
    why: 'Another kind of thing cannot stand here.',
    fix: 'Name what is meant, or give the two things different names.',
  },
  'resolve/write-segment': {
    what: '`{name}` is a segment.',
    why: 'A whole segment is much to permit, so it is written in full.',
    fix: 'Write `segment:{name}` if all of its subnets are meant.',
  },
  'resolve/ambiguous-name': {
    what: '`{name}` can mean several things: {candidates}.',
    why: 'Which of them is meant must not be a guess.',
    fix: 'Write the kind before the name, or rename one of them.',
  },
  'resolve/duplicate-node': {
    what: 'There are two nodes `{name}`: {first:word} and {kind:word}.',
    why: 'Hosts, devices and external networks share one space of names, as one machine must not be two.',
    fix: 'Rename one of them; if they are one machine, join the entries.',
  },
  'resolve/reserved-name': {
    what: '`{name}` means something else already.',
    why: 'Nobody could refer to this entry.',
    fix: 'Choose another name.',
  },
  'resolve/track-unknown': {
    what: 'Nothing has the name `{name}` that this route watches.',
    why: 'No failure could ever take the route away, so a route that is to take its place is never looked at.',
    fix: 'Name a node, `node/interface`, switch, tunnel or subnet.',
  },
  // segments, subnets, layer 2
  'resolve/no-segments': {
    what: 'There is no segment.',
    why: 'Of a network without segments everything is true. A file that was cut off looks like this.',
    fix: 'Declare `segments:`, or check that the file is whole and `include` names the others.',
  },
  'resolve/external-kind-missing': {
    what: 'Segment `{segment}` is external and does not say what it is.',
    why: 'Requirements treat LGWAN, the Internet and clouds differently.',
    fix: 'Add `external:` with lgwan, juki-net, government-cloud, security-cloud, internet, cloud-service or closed-network.',
  },
  'resolve/external-kind-unused': {
    what: 'Segment `{segment}` says what it is outside, but its kind is {kind:word}.',
    why: 'A segment is either inside or outside.',
    fix: 'Write `kind: external`, or remove `external:`.',
  },
  'resolve/municipality-outside': {
    what: 'Segment `{segment}` is external and names a municipality.',
    why: 'A part of the outside is of no town. One that counts as a segment of a town (`treatAs`) is of that town.',
    fix: 'Remove `municipality`.',
  },
  'resolve/treat-as-not-external': {
    what: 'Segment `{segment}` has `treatAs` and is not external.',
    why: 'Only a part of the outside can count as a segment of the organization. Inside, it would hide crossings between two segments.',
    fix: 'Remove `treatAs`, or put the subnets into the other segment.',
  },
  'resolve/treat-as-cycle': {
    what: 'These segments count as each other: {segments}.',
    why: 'Nothing says which segment they are in the end.',
    fix: 'Let the last one of them count as itself.',
  },
  'resolve/external-in-inner-segment': {
    what: '`{external}` is a network outside, and its segment `{segment}` is not.',
    why: 'What lies behind it would count as a part of that segment.',
    fix: 'Give it a segment of kind external; `treatAs` says if that counts as another.',
  },
  'resolve/overlapping-subnets': {
    what: '{prefix} of subnet `{subnet}` overlaps {other} of subnet `{otherSubnet}`.',
    why: 'An address in both would be in two places, possibly in two segments.',
    fix: 'Correct the prefixes. If the overlap is real, as in separate VRFs, write `mayOverlap: true` at both subnets.',
  },
  'resolve/on-without-vlan': {
    what: 'Subnet `{subnet}` is on a switch and has no VLAN.',
    why: 'A switch carries a subnet only as one of its VLANs.',
    fix: 'Add `vlan`, or remove `on`.',
  },
  'resolve/vlan-on-no-port': {
    what: 'No port of switch `{switch}` is in VLAN {vlan}.',
    why: 'The subnet reaches nothing that is plugged into the switch.',
    fix: 'Correct the VLAN number, or add it to the ports that carry it.',
  },
  'resolve/said-twice': {
    what: '`{first}` and `{second}` mean the same thing, and both are written.',
    why: 'One of them could change without the other.',
    fix: 'Keep one of them.',
  },
  'resolve/hub-with-vlans': {
    what: 'Port `{port}` of hub `{switch}` has VLANs.',
    why: 'A hub does not know VLANs: everything on it is one broadcast domain.',
    fix: 'Remove the VLANs, or remove `hub: true`.',
  },
  'resolve/cable-to-itself': {
    what: 'Both ends of this cable are in port `{port}`.',
    why: 'A cable has two ends.',
    fix: 'Name the port at the other end.',
  },
  'resolve/two-cables': {
    what: 'There is a second cable in port `{port}`.',
    why: 'A port takes one cable.',
    fix: 'Correct one of the two cables.',
  },
  // nodes and their addresses
  'resolve/no-place': {
    what: '`{interface}` does not say where it is plugged in.',
    why: 'Without `at`, the name of an interface is that of its subnet, and no subnet has this name.',
    fix: 'Add `at` with a subnet, `switch/port`, `tunnel:ID` or `none`.',
  },
  'resolve/belongs-to-interface': {
    what: '`{key}` stands beside `interfaces`, or without an interface.',
    why: 'Nothing says which interface it is about, so it would have no effect.',
    fix: 'Write it at the interface that is meant.',
  },
  'resolve/no-access-vlan': {
    what: 'Port `{port}` takes no frames without a tag.',
    why: 'Whatever is plugged in there could reach nothing.',
    fix: 'Give the port an access VLAN, or write the VLAN behind the port as `switch/port.VLAN`.',
  },
  'resolve/vlan-not-on-port': {
    what: 'Port `{port}` does not carry VLAN {vlan} with a tag.',
    why: 'Whatever is plugged in there could reach nothing.',
    fix: 'Add the VLAN to the trunk, or correct the number.',
  },
  'resolve/prefix-unknown': {
    what: 'No subnet contains {address}.',
    why: 'Without its prefix nobody knows which addresses this interface reaches directly.',
    fix: 'Correct the address, declare its subnet, or write the length behind it: {address}/24.',
  },
  'resolve/prefix-ambiguous': {
    what: 'Several subnets contain {address}: {candidates}.',
    why: 'Which of them is meant must not be a guess.',
    fix: 'Plug the interface into a subnet with `at`.',
  },
  'resolve/leaves-prefix': {
    what: 'The addresses {first} to {last} do not all fit into {prefix}.',
    why: 'Machines with the other addresses would be somewhere else. In a group, the first and last address of an IPv4 subnet are not for machines.',
    fix: 'Correct the first address or the number of machines.',
  },
  'resolve/count-mismatch': {
    what: 'This entry stands for {count} machines and has {addresses} addresses.',
    why: 'Which machine has which address is not known.',
    fix: 'Write the first address alone, or one address for each machine.',
  },
  'resolve/count-collides': {
    what: 'The group with the addresses {first} to {last} runs into an address of `{node}`.',
    why: 'Two machines would have one address.',
    fix: 'Correct the first address or the number of machines, or split the group.',
  },
  'resolve/wrong-family': {
    what: '`{text}` is not of {family}.',
    why: 'Packets stay in the IP version in which they are sent.',
    fix: 'Write an address of {family}, or a second line for the other version.',
  },
  'resolve/gateway-outside': {
    what: 'The gateway {gateway} is not in subnet `{subnet}`.',
    why: 'Hosts of the subnet could not reach it.',
    fix: 'Correct the address, or name the node.',
  },
  'resolve/gateway-without-interface': {
    what: 'The gateway `{node}` has no interface in subnet `{subnet}`.',
    why: 'Hosts of the subnet could not reach it.',
    fix: 'Add the interface, or name another gateway.',
  },
  'resolve/two-gateways': {
    what: 'This is a second gateway of {family}.',
    why: 'A host sends to one gateway of each IP version.',
    fix: 'Keep one; an address that several devices share is written as `virtual` on their interfaces.',
  },
  'resolve/ha-itself': {
    what: 'Device `{device}` is its own peer.',
    why: 'A pair has two members.',
    fix: 'Name the other device.',
  },
  // routes
  'resolve/route-action': {
    what: 'This route does not say one thing about where packets go.',
    why: 'A route has exactly one of `via`, `interface`, `discard` and `lookup`; `via` may have `interface` or `viaVrf` with it.',
    fix: 'Keep the one that is meant.',
  },
  'resolve/policy-next-hop': {
    what: 'The next hop {address} is not in exactly one connected prefix of VRF {vrf}.',
    why: 'Products differ in what they do with a policy route that leads nowhere.',
    fix: 'Correct the address, add `interface` or `viaVrf`, or limit the line with `on` to interfaces from which the next hop can be reached.',
  },
  // filters, objects, services
  'resolve/object-cycle': {
    what: 'These groups contain each other: {names}.',
    why: 'What they contain has no end.',
    fix: 'Take one of them out of another.',
  },
  'resolve/duplicate-line': {
    what: 'There is a second line `{line}` in `{list}`.',
    why: 'Reports and the register name lines by their ids.',
    fix: 'Give one of them another id. A line without one has its position as id.',
  },
  'resolve/mixed-list': {
    what: 'This list has names of filters and lines of a filter.',
    why: 'Nothing says to which filter the lines belong.',
    fix: 'Put the lines into a filter of their own and name it here.',
  },
  'resolve/out-before-routing': {
    what: 'This line asks where a packet goes out, in `{filter}`, which is read before that is known.',
    why: 'Such a line would never match.',
    fix: 'Remove `out`, or move the line to the policy or to an out-filter.',
  },
  'resolve/two-zones': {
    what: 'Interface `{interface}` is in zone `{first}` and in zone `{second}`.',
    why: 'Which lines apply to it would depend on the order of zones.',
    fix: 'Keep it in one zone.',
  },
  'resolve/empty-schedule': {
    what: 'The time ends when it begins, at {time}.',
    why: 'Such a line would never apply.',
    fix: 'Correct `from` or `to`; leave both out for the whole day.',
  },
  'resolve/match-vip-on-permit': {
    what: '`matchVip` stands at a line that permits.',
    why: 'Products have this setting for lines that deny; a permitting line matches translated packets in any case.',
    fix: 'Remove it.',
  },
  'resolve/match-vip-unstated': {
    what: 'Line `{line}` denies and does not say `matchVip`.',
    why: 'Whether it stops packets to a translated address depends on the release of the product. Both are looked at; where they differ the verdict is undetermined.',
    fix: 'Look at the device and write `matchVip: true` or `matchVip: false`.',
  },
  'resolve/matches-nothing': {
    what: 'Line `{line}` matches no packet.',
    why: 'Its source and its destination have no IP version in common, or one of them is empty.',
    fix: 'Correct `from` or `to`, or remove the line.',
  },
  'resolve/unused-filter': {
    what: 'Filter `{filter}` is attached nowhere.',
    why: 'It filters nothing.',
    fix: 'Name it at an interface with `in` or `out`, or remove it.',
  },
  'resolve/unused-name': {
    what: 'Nothing refers to the {kind:word} `{name}`.',
    why: 'A line that was to use it may have another name in it.',
    fix: 'Use it or remove it.',
  },
  // translation
  'resolve/translation-action': {
    what: 'This line does not say one thing about translation.',
    why: 'A line translates an address or a port, or it exempts packets.',
    fix: 'Write `translateTo` or a port, or `exempt: true`, and not both.',
  },
  'resolve/block-sizes': {
    what: '{first} and {second} have different numbers of addresses.',
    why: 'Each address is translated to the one at the same place of the other block.',
    fix: 'Write two blocks of the same size.',
  },
  'resolve/not-one-block': {
    what: '`{field}` is not one block of addresses.',
    why: 'Each address is translated to the one at the same place of the other block.',
    fix: 'Write one prefix or range of the same size as `translateTo`.',
  },
  'resolve/port-sizes': {
    what: 'The ports {first} and {second} are different in number.',
    why: 'Each port is translated to the one at the same place of the other range.',
    fix: 'Write one port, or a range of the same size as the service.',
  },
  'resolve/port-needs-service': {
    what: 'The line translates a port of protocols that have none.',
    why: 'Ports exist in TCP, UDP and SCTP only.',
    fix: 'Add `service` with the protocol and port that are translated.',
  },
  'resolve/ports-with-static': {
    what: 'A static line does not translate ports.',
    why: 'It stands for whole addresses.',
    fix: 'Remove `ports`, or remove `static`.',
  },
  'resolve/interface-without-address': {
    what: 'Interface `{interface}` has no address that could take the place of the source.',
    why: 'The line would leave packets as they are.',
    fix: 'Give the interface an address, or translate to a pool.',
  },
  // the register
  'resolve/end-any': {
    what: '`any` cannot be an end of a registered flow.',
    why: 'A register that permits everything permits nothing in particular.',
    fix: 'Name who communicates: hosts, subnets, external networks, segments or addresses.',
  },
  'resolve/end-outside-subnets': {
    what: 'No subnet contains all of {text}.',
    why: 'Nobody knows who has these addresses.',
    fix: 'Write addresses of one subnet. A part of an external network is written `external:ID PREFIX`.',
  },
  'resolve/end-ambiguous': {
    what: 'Several subnets contain {text}.',
    why: 'Which of them is meant must not be a guess.',
    fix: 'Write one of: {candidates}.',
  },
  'resolve/empty-end': {
    what: '`{text}` has no addresses.',
    why: 'A flow without a sender or receiver passes in any network.',
    fix: 'Give it addresses, or name another end.',
  },
  'resolve/part-outside': {
    what: '{part} is not a part of `{name}`.',
    why: 'It would name addresses that are not there.',
    fix: 'Correct the addresses, or declare that they lie there.',
  },
  'resolve/expires-before-approval': {
    what: 'The exception expires on {expiresOn}, before it was approved on {approvedOn}.',
    why: 'It never applied.',
    fix: 'Correct one of the dates.',
  },
  'resolve/enforced-by': {
    what: '`{text}` names no line of a filter and no port of a switch.',
    why: 'The place where an exception is enforced must exist.',
    fix: 'Write `device`, `device:LINE`, `device:FILTER`, `device:FILTER.LINE`, `switch` or `switch:PORT`.',
  },
  'resolve/duplicate-figure': {
    what: 'There is a second figure `{number}`.',
    why: 'Reports name figures by their numbers.',
    fix: 'Give one of them another number, or join what they show.',
  },
  'resolve/own-id': {
    what: '`{id}` begins like an id of this program.',
    why: 'Ids that begin with `R-` are for requirements of the basic policy, also of later versions.',
    fix: 'Give it another id.',
  },
  'resolve/one-claim': {
    what: 'A requirement states exactly one claim.',
    why: 'With none, nothing is asked; with two, one verdict would stand for both.',
    fix: 'Write one of {claims}; two claims are two entries.',
  },
  'resolve/content-or-service': {
    what: '`service` does not apply to content.',
    why: 'Content travels over several connections, each by its own service.',
    fix: 'Leave `service` out, or ask about packets.',
  },
  'resolve/mixed-nodes': {
    what: '`{forwards}` forwards packets and `{other}` does not.',
    why: 'What passes a forwarding node is a packet, what passes the other is content; these are two claims.',
    fix: 'Write two requirements.',
  },
  'resolve/passes-nothing': {
    what: 'Nothing that could be followed passes `{node}`.',
    why: 'It forwards no packets, and it is neither a sanitizer nor a device with `relay`: its content is that of its whole subnet.',
    fix: 'Name a node that packets or content pass, or use `forbidden` for what must not go directly.',
  },
  'resolve/device-end': {
    what: 'The device `{device}` is no sender or receiver here.',
    why: 'What a device sends or accepts for itself crosses no segment; who may administer it is R-MGT-1.',
    fix: 'Name hosts, subnets, segments or externals; `possible` takes devices.',
  },
  'resolve/not-under-failures': {
    what: 'This is not asked while something has failed.',
    why: 'A failure may interrupt a flow, and a warning never counts.',
    fix: 'Leave `underFailures` out.',
  },
};
