/** The town of `town.ts` with an inventory: a server for resident records, and whoever is added. */
import type { NodeFacts, TerminalFacts } from '../../src/model/facts.js';
import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import { AT } from '../build-network.js';
import { host, town, type Parts } from './town.js';

export const CLOSED: Omit<TerminalFacts, 'at'> = {
  mfa: ['ic-card', 'pin'],
  removableMedia: 'deny',
  printRedirect: 'deny',
  wirelessNic: false,
  bluetooth: false,
  tethering: false,
};

export function facts(more: Partial<NodeFacts> = {}): NodeFacts {
  return { data: [], monitor: [], ...more };
}

/** A terminal in the My Number segment whose facts differ from {@link CLOSED}. */
export function terminal(
  changes: Partial<TerminalFacts> = {},
  more: { readonly [key in keyof Node]?: unknown } = {},
): Node {
  const about = { ...CLOSED, ...changes, at: { ...AT, path: 'terminal' } };
  return host('pc-mn', 'mn-lan', '10.1.0.20', { facts: facts({ terminal: about }), ...more });
}

/** The town in which `juki` has data of residents, with more machines. */
export function office(nodes: readonly Node[], parts: Parts = {}): Network {
  const whole = town({ ...parts, nodes: [...nodes, ...(parts.nodes ?? [])] });
  const data = [{ value: '個人番号', at: AT }];
  return {
    ...whole,
    nodes: whole.nodes.map((n) => (n.id === 'juki' ? { ...n, facts: facts({ data }) } : n)),
  };
}
