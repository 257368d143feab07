/** How content came where it must not be. */
import type { CHAIN_PARAMS } from '../chain-texts.js';

export const CHAIN: Readonly<Record<keyof typeof CHAIN_PARAMS, string>> = {
  'field/chain': 'chain',
  'chain/taint': 'content of the Internet',
  'chain/secret': 'data of the My Number segment',
  'chain/inside': 'content of the LGWAN-connected segment',
  'chain/own': 'content of the sender',
  'chain/from-start': '{holder:holder} has it from the start',
  'chain/opened': 'in a session that {from:holder} opens',
  'chain/answered': 'in the answers to a session that {to:holder} opens',
  'chain/permitted': 'in a session that {from:holder} may open',
  'chain/permitted-answer': 'in the answers to a session that {to:holder} may open',
  'chain/machine': 'by {node:node}, which stands in both',
  'chain/by-hand': 'by hand ({medium}), transfer {transfer}',
  'chain/registered': 'register: {flows}',
  'chain/sanitized': 'arrives sanitized',
  'chain/raw-fact': 'raw, because `{fact}` of {node:node} is `{value}`',
  'chain/raw-missing': 'raw, because `{fact}` of {node:node} is not said',
  'chain/raw-forwards': 'raw, because {node:node} forwards packets',
  'chain/raw-shared-domain': 'raw, because two legs of {node:node} share a broadcast domain',
  'chain/raw-direction': 'raw, because {node:node} is not there for this content',
  'chain/raw-other-service':
    'raw, because it comes to {node:node}, or leaves it, by a service that it does not sanitize',
  'chain/cut-here': 'should have been cut here',
  'chain/cut-by': 'should have been cut here, by {node:node}',
};
