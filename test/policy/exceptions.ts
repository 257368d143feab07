/** Records of exceptions to break: approved on 2026-04-01 for a year. */
import type { EnforcementPoint, Exception, PermittedFlow } from '../../src/model/register.js';
import { AT } from '../build-network.js';

export const AS_OF = '2026-10-01';

export function exception(more: Partial<Exception> = {}): Exception {
  return {
    approvedBy: 'CISO',
    approvedOn: '2026-04-01',
    expiresOn: '2027-03-31',
    mitigation: [],
    enforcedBy: [],
    ...more,
  };
}

/** `line('fw', 'policy', 'L1')` is `fw:L1`. */
export function line(node: string, filter: string, id: string): EnforcementPoint {
  const lines = [{ filter: `${node}/${filter}`, line: id }];
  return {
    text: `${node}:${id}`,
    kind: 'device',
    node,
    lines,
    at: AT,
  } as unknown as EnforcementPoint;
}

/** `port('sw', 'p1')` is `sw:p1`; without a port, the switch as a whole. */
export function port(name: string, number?: string): EnforcementPoint {
  const text = number === undefined ? name : `${name}:${number}`;
  const rest = number === undefined ? {} : { port: number };
  return { text, kind: 'switch', switch: name, at: AT, ...rest } as unknown as EnforcementPoint;
}

/** The line as specific communication with a record that lacks nothing but enforcement. */
export function specific(flow: PermittedFlow, more: Partial<Exception> = {}): PermittedFlow {
  return { ...flow, kind: 'specific-communication', exception: exception(more) };
}
