/** What a run took for granted, what it left out, and what was wrong with its question. */
import type { QuestionCode } from '../../model/result.js';
import type { AssumptionCode, NotCheckedCode } from '../../model/verdict.js';
import type { ProblemText } from '../catalog.js';
import type { UsageCode } from '../usage.js';

export const ASSUMPTIONS: Readonly<Record<AssumptionCode, string>> = {
  'assume/no-relay': '{external:node} does not pass packets between its tenants.',
  'assume/senders': 'Who may send which source address: {mode:mode}.',
  'assume/tunnel-up': 'The tunnel {tunnel:tunnel} is up and carries only its two ends.',
  'assume/externals-keep':
    'What these receive from the town they keep, and pass no content of it on: {externals}.',
  'assume/one-way-lines':
    'On these lines of the register content moves only the way that `data:` says: {flows}.',
  'assume/one-way-relays':
    'These relays pass content only from the side that opens the session: {nodes}.',
  'assume/declared-only': 'Nothing undeclared is plugged in beside the sanitizers: {subnets}.',
  'assume/all-up': 'Every link and every device works.',
  'assume/others-up': 'Every link and every device works of which no step says otherwise.',
  'assume/unicast':
    'Multicast, broadcast, fragments and ICMP errors carry nothing across a boundary.',
};

export const NOT_CHECKED: Readonly<Record<NotCheckedCode, string>> = {
  'not-checked/attributes':
    'Whether machines are set up as the inventory says: authentication, removable media, monitoring, updates.',
  'not-checked/process': 'Clauses that no topology can decide: organisation, training, contracts.',
};

export const QUESTIONS: Readonly<Record<QuestionCode, ProblemText>> = {
  'ask/unknown-endpoint': {
    what: '--{option} {value}: nothing in the topology has this name or address.',
    fix: 'Name a host, host/interface, subnet, device or external, or an address inside a declared subnet.',
  },
  'ask/ambiguous-endpoint': {
    what: '--{option} {value}: both {first} and {second} have this name.',
    fix: 'Write which of them is meant, e.g. {first}.',
  },
  'ask/outside': {
    what: '--from {value}: the address is in no declared subnet and behind no external.',
    fix: 'A packet must be sent by something in the topology: name it, and the address with --source.',
  },
  'ask/no-address': {
    what: '--{option} {value} has no IPv{family} address.',
    fix: 'Both ends must have an address of one family; choose IPv6 with --ipv6.',
  },
  'ask/bad-service': {
    what: '{value} is not a service of one packet.',
    fix: 'State one protocol with one port (--tcp 443), a type and code (--icmp 8/0), or a number (--protocol 50).',
  },
  'ask/several-services': {
    what: '{value} stands for several services; a trace follows one packet.',
    fix: 'State one port, or one type and code.',
  },
  'ask/bad-source': {
    what: '--source {value} is not one address of the family of the packet.',
    fix: 'State one IPv4 or IPv6 address, the same family as the destination.',
  },
  'ask/bad-source-port': {
    what: '--source-port {value} is not a port.',
    fix: 'State a number from 0 to 65535.',
  },
  'ask/no-source-port': {
    what: '--source-port {value}: this protocol has no ports.',
    fix: 'Leave it out; only TCP, UDP and SCTP have ports.',
  },
  'ask/bad-time': {
    what: '--at {value} is not a time.',
    fix: 'Write date and time, e.g. 2026-04-01T22:30.',
  },
  'ask/unknown-element': {
    what: '--down {value}: nothing that can fail has this name.',
    fix: 'Name a device, an external, device/interface, a switch, switch/port of a cable, or a tunnel.',
  },
  'ask/unknown-segment': {
    what: '--{option} {value}: the topology has no segment of this name.',
    fix: 'Name a segment that stands under segments in the topology.',
  },
  'ask/empty-segment': {
    what: '--{option} {value}: this segment has no subnet and no external, so nobody sends or receives there.',
    fix: 'Put a subnet into it, or name another segment.',
  },
  'ask/same-segment': {
    what: '--from and --to are the same segment, {value}.',
    fix: 'Name two different segments.',
  },
  'ask/two-outsiders': {
    what: '{first} and {second} are both outside the town; nothing of the town keeps them apart.',
    fix: 'Name at least one segment of the town.',
  },
  'ask/not-a-service': {
    what: '--services {value}: this is no service.',
    fix: 'Write a protocol and a port, such as tcp/445, udp/53 or icmp.',
  },
  'ask/bad-pool': {
    what: '--pool {value} is neither an address nor a port.',
    fix: 'Write the addresses and ports that translation is to choose, e.g. 192.0.2.7,40000.',
  },
  'ask/not-tcp': {
    what: '--ongoing {value}: only TCP packets claim to belong to a connection.',
    fix: 'Leave --ongoing out, or ask about --tcp.',
  },
};

export const USAGE: Readonly<Record<UsageCode, ProblemText>> = {
  'usage/missing-command': {
    what: 'No command was given.',
    fix: 'Say what to do: sekisho verify, or sekisho trace.',
  },
  'usage/unknown-command': {
    what: 'There is no command {command}.',
    fix: 'sekisho --help lists the commands.',
  },
  'usage/unknown-option': {
    what: 'There is no option {option}.',
    fix: 'sekisho --help lists the options.',
  },
  'usage/unknown-requirement': {
    what: 'There is no requirement {requirement}.',
    fix: 'sekisho requirements lists them.',
  },
  'usage/unknown-value': {
    what: '{option} cannot be {value}.',
    fix: 'It is one of: {choices}.',
  },
  'usage/missing-value': {
    what: '{option} needs a value.',
    fix: 'Write the value behind it.',
  },
  'usage/missing-option': {
    what: '{option} is missing.',
    fix: 'Add it; sekisho --help says what it takes.',
  },
  'usage/missing-topology': {
    what: 'No topology was given.',
    fix: 'Name a topology file, a folder with topology.yaml, or - for the standard input.',
  },
  'usage/missing-scenario': {
    what: 'No scenario was given.',
    fix: 'Name a scenario file, or - for the standard input.',
  },
  'usage/several-topologies': {
    what: 'A packet is sent through one topology, not through both {first} and {second}.',
    fix: 'Name one topology.',
  },
  'usage/missing-service': {
    what: 'The packet has no protocol.',
    fix: 'Add one of --tcp PORT, --udp PORT, --icmp [TYPE[/CODE]], --protocol NUMBER.',
  },
  'usage/exclusive': {
    what: '{first} and {second} exclude each other.',
    fix: 'Leave one of them out.',
  },
  'usage/bad-number': {
    what: '{option} cannot be {value}.',
    fix: 'It is a whole number from {min} to {max}.',
  },
  'usage/bad-time': {
    what: '{option} {value} is not a time.',
    fix: 'Write date and time, e.g. 2026-04-01T22:30.',
  },
  'usage/bad-date': {
    what: '{option} {value} is not a day.',
    fix: 'Write year, month and day, e.g. 2026-04-01.',
  },
  'usage/stdin-twice': {
    what: 'The standard input was named twice.',
    fix: 'It can be read once; name - only once.',
  },
  'usage/formats-in-one-place': {
    what: '{first} and {second} would both go to the same place.',
    fix: 'Give one of them a path, as in --format {second}=PATH.',
  },
  'usage/same-file': {
    what: 'Two outputs would be written to {path}.',
    fix: 'Give each a path of its own.',
  },
  'usage/output-of-nothing': {
    what: 'Every --format has a path of its own, so nothing is left for --output {path}.',
    fix: 'Leave --output out, or one of the paths.',
  },
  'usage/cannot-write': {
    what: '{path} cannot be written ({reason}).',
    fix: 'Check the path and the permissions of its folder.',
  },
};
