/** `--help`. */
import type { HelpTexts } from '../help.js';

export const HELP: HelpTexts = {
  usage: 'sekisho proves, for every packet, that the segments of a network are separated.',
  verify: 'Decide every requirement of the basic policy, with a packet where one fails',
  simulate: 'Play scenarios step by step: which verdicts change, and whether that is expected',
  trace: 'Follow one packet hop by hop',
  lateral: 'Show how far taking over machines gets from a foothold, with the packet of each step',
  depth: 'Show how many mistakes it takes to connect two segments, and which',
  requirements: 'List the requirements with their clauses, or explain those that are named',
  completion: 'Print a script for completion in the shell',
  topologies: 'Topology files, folders with topology.yaml, or - for the standard input',
  topology: 'Topology file, folder with topology.yaml, or - for the standard input',
  scenarios: 'Scenario files (docs/scenarios.md), or - for the standard input',
  from: 'Who sends: host, host/interface, subnet, device, external, or an address',
  to: 'Whom it is for: the same, or any address',
  'from-foothold': 'What the attacker holds: hosts, devices, externals, subnets (one or more)',
  services:
    'Services that can be taken over, e.g. tcp/445,tcp/3389 (default: whatever is accepted)',
  'from-segment': 'Segment that sends (default: every one)',
  'to-segment': 'Segment that receives (default: every one)',
  tcp: 'TCP packet to this port',
  udp: 'UDP packet to this port',
  icmp: 'ICMP packet of this type and code, e.g. 8/0 (default: echo request)',
  protocol: 'Packet of this IP protocol number, or esp, ah, gre, …',
  source: 'Source address (default: the first of --from)',
  'source-port': 'Source port (default: 49152)',
  reply: 'Follow the replies too',
  ongoing: 'A TCP packet that claims to belong to a connection',
  reading: 'In doubt (schedules, conditions not understood): permit or deny',
  pool: 'Addresses and ports to take from translation pools that have them',
  ipv6: 'Use the IPv6 addresses of both ends',
  routing: 'Routes as written, or whatever the routes are',
  spoofing: 'Who may use which source address',
  at: 'Time for lines with a schedule, e.g. 2026-04-01T22:30 (default: all times)',
  'as-of':
    'Day on which approvals and expiries are judged, e.g. 2026-04-01 (default: asOf of the topology)',
  model: 'Model of separation to judge by (default: model of the topology)',
  'policy-reading':
    'How to read what the basic policy leaves open (default: readings of the topology)',
  down: 'While these are down: device, external, device/interface, switch, switch/port, tunnel',
  failures: 'How many elements fail at once in R-HA-1',
  layer2: 'Count switches that are set up wrongly too',
  max: 'How many mistakes at once are looked at (1–6)',
  policy: 'File with requirements of the town itself; may be repeated',
  only: 'Only these requirements, e.g. R-MN-1,R-LG-1',
  format: 'Text for people, or JSON for programs',
  'format-verify': 'What to write, several times; FORMAT=PATH writes to a file (docs/formats.md)',
  output: 'Write to this file instead of the standard output',
  all: 'Print everything, however long',
  'fail-on-undetermined': 'Exit with 3 if something is undetermined (--no-… to exit with 0)',
  'fail-under': 'Exit with 1 if a pair is less deep than this',
  lang: 'Language (default: from LC_ALL, LC_MESSAGES, LANG)',
  color: 'Colour (auto: on a terminal; NO_COLOR and FORCE_COLOR are honoured)',
  ascii: 'Symbols and frames in ASCII',
  width: 'Columns of the text (default: of the terminal, else 80)',
  ambiguous: 'Columns of characters like → and ① on this terminal',
  debug: 'On a mistake of sekisho itself, print where it happened',
  help: 'Print this help',
  version: 'Print the version',
  'group-question': 'The packet:',
  'group-model': 'How the network is read:',
  'group-output': 'Output:',
  'group-other': 'Other:',
  choices: 'choices:',
  'exit-codes': `Exit codes (the worst of all topologies: 70 > 2 > 1 > 3 > 0)
  0    every requirement proved or excepted; a trace was made
  1    at least one requirement violated
  2    wrong command line, unreadable or wrong topology
  3    at least one requirement undetermined
  70   mistake of sekisho itself
  130  interrupted`,
  'exit-codes-simulate': `Exit codes (the worst of all scenarios: 70 > 2 > 1 > 3 > 0)
  0    everything is as expected; where nothing is expected, every requirement
       proved or excepted at the beginning and after every step
  1    something is not as expected; where nothing is expected, a requirement violated
  2    wrong command line, unreadable or wrong scenario or topology
  3    nothing is expected, and at least one requirement undetermined
  70   mistake of sekisho itself
  130  interrupted`,
  'exit-codes-lateral': `Exit codes
  0    the movement was told
  2    wrong command line, unreadable or wrong topology
  3    given up at a limit
  70   mistake of sekisho itself
  130  interrupted`,
  'exit-codes-depth': `Exit codes (the worst of all pairs: 70 > 2 > 1 > 3 > 0)
  0    every pair is as deep as --fail-under asks
  1    a pair is less deep
  2    wrong command line, unreadable or wrong topology
  3    of a pair that is not known: --max is too low, or given up at a limit
  70   mistake of sekisho itself
  130  interrupted`,
  'example-verify': 'verify one town',
  'example-formats': 'the same for a CI host, in three formats',
  'example-lateral': 'what is lost if this terminal is',
  'example-depth': 'what keeps these two segments apart',
  'example-simulate': 'play every scenario of a folder',
  'example-trace': 'follow one TCP packet and its replies',
  'see-help': 'sekisho --help explains the commands and the exit codes.',
};
