/** Lateral movement, and depth of defence. */
import type { ATTACK_PARAMS } from '../attack-texts.js';

export const ATTACK: Readonly<Record<keyof typeof ATTACK_PARAMS, string>> = {
  'lateral/question': 'The movement that was asked about cannot be looked at',
  'lateral/step': '{to}, from {from}',
  'lateral/senders': 'Who can claim a source address: {mode:mode}.',
  'lateral/title': 'Lateral movement from {from}',
  'lateral/counts':
    '{nodes} {nodes|machine|machines} can be taken over in {rounds} {rounds|round|rounds}',
  'lateral/nobody': 'nothing else can be taken over',
  'lateral/segments': 'Segments',
  'lateral/held': '{held} of {nodes} {nodes|machine|machines} held',
  'lateral/touched': 'nothing is held, but packets from footholds arrive',
  'lateral/safe': 'no packet of any foothold arrives',
  'lateral/unknown': 'not known',
  'lateral/round': 'Round {round}',
  'lateral/permitted': 'permitted',
  'lateral/uncertain': 'only by lines that apply at times or were not understood',
  'lateral/machine': '{node:node} sends by {interface}',
  'lateral/limit': 'Given up: sets of packets reached their limit of {limit}.',
  'lateral/unshown': 'it has more courses than can be followed',
  'lateral/every-service': 'Whatever is accepted counts as a way to take a machine over.',
  'lateral/services': 'Services that count as a way to take a machine over: {services}.',
  'lateral/outside': 'Nothing outside the town is taken over, unless --from names it.',
  'lateral/not-looked-at':
    'Not looked at: attacks on whoever connects to a foothold, content that is carried, stolen credentials, switches that are taken over.',
  'depth/question': 'The depth that was asked about cannot be looked at',
  'depth/title': 'Depth of defence',
  'depth/connected': 'connected: a packet that the register does not have gets across',
  'depth/is': '{depth} {depth|mistake connects|mistakes connect} them',
  'depth/more-than': '{depth} {depth|mistake does|mistakes do} not connect them',
  'depth/no-way': 'no way, however much is opened',
  'depth/unknown': 'not known: sets of packets reached their limit of {limit}',
  'depth/switch': 'switch {id}',
  'depth/opened': 'With {elements} opened',
  'depth/nothing': 'there are no two segments to compare',
  'depth/routes-as-written': 'Routes as written; --routing any-route looks at wrong routes too.',
  'depth/any-route': 'Routes may be anything, and what is opened has one VRF.',
  'depth/no-switches':
    '{count} {count|switch|switches} that may be set up wrongly {count|is|are} not counted; --layer2 does.',
  'depth/not-looked-at':
    'Not looked at: sessions by way of another machine (sekisho lateral), content that is carried, externals that relay, wrong cables, addresses and translation.',
  'depth/raw':
    'Counted are devices with filters and hosts with several legs: the fewest that, if they stop nothing and forward everything, let a packet across that the register does not have.',
};
