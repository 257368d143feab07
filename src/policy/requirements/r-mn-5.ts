/** R-MN-5, 6(3)①: from terminals of My Number segments nothing can be taken out. */
import type { TerminalFacts } from '../../model/facts.js';
import type { Node } from '../../model/node.js';
import type { Draft } from '../draft.js';
import { isStated, missingFact } from '../facts.js';
import { ofTerminals } from '../my-number-terminals.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-MN-5';

/** Ways out of a terminal: what its record has to say, and whether an exception can permit another. */
const WAYS_OUT = [
  { fact: 'removableMedia', closed: 'deny', excepted: true },
  { fact: 'printRedirect', closed: 'deny', excepted: true },
  { fact: 'wirelessNic', closed: false, excepted: true },
  { fact: 'bluetooth', closed: false, excepted: true },
  // Tethering is another network: the clause knows registered communication for that, nothing else.
  { fact: 'tethering', closed: false, excepted: false },
] as const;

type WayOut = (typeof WAYS_OUT)[number];

export const TERMINALS_CLOSED: Requirement = {
  id: ID,
  clause: '6(3)①',
  kind: 'inventory',
  check(study: Study) {
    return ofTerminals(study, ID, 'ok/terminals-closed', judge);
  },
};

function judge(node: Node): readonly Draft[] {
  const { terminal } = node.facts;
  if (terminal === undefined) return [missingFact(ID, node, 'terminal')];
  const missing = WAYS_OUT.filter(({ fact }) => terminal[fact] === undefined);
  const open = WAYS_OUT.filter(
    ({ fact, closed }) => terminal[fact] !== undefined && terminal[fact] !== closed,
  );
  const facts = missing.map(({ fact }) => `terminal.${fact}`).join(', ');
  return [
    ...open.map((way) => openWay(node, terminal, way)),
    ...(missing.length === 0 ? [] : [missingFact(ID, node, facts)]),
  ];
}

function openWay(node: Node, terminal: TerminalFacts, { fact, excepted }: WayOut): Draft {
  const params = { node: node.id, fact: `terminal.${fact}`, value: String(terminal[fact]) };
  const about = { at: terminal.at, identity: [`node ${node.id}`, `fact ${fact}`] };
  const { approvedBy, expiresOn } = terminal.exception ?? {};
  if (!excepted || !isStated(approvedBy) || expiresOn === undefined) {
    return draft(ID, { verdict: 'violated', code: 'mn/terminal-open', params, ...about });
  }
  return draft(ID, {
    verdict: 'excepted',
    code: 'excepted/terminal-open',
    params: { ...params, approvedBy, expiresOn },
    ...about,
  });
}
