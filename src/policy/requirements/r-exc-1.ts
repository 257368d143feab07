/** R-EXC-1, 6(3)①: exceptions are for single machines and few ports, not for networks. */
import type { PermittedFlow } from '../../model/register.js';
import { exceptionLines, judgeLines, type Said } from '../register-lines.js';
import {
  isAnyProtocol,
  isForWholeNetwork,
  isPublished,
  isSingle,
  portsOf,
  PORTS_MAX,
} from '../register-width.js';
import type { Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-EXC-1';

export const EXCEPTIONS_NARROW: Requirement = {
  id: ID,
  clause: '6(3), 2(11)',
  kind: 'inventory',
  check(study) {
    const concerned = exceptionLines(study).filter((flow) => !isForWholeNetwork(study, flow));
    return judgeLines(
      study,
      ID,
      concerned,
      (flow) => [...wideEnds(study, flow), ...wideServices(flow)],
      (lines) => ({ verdict: 'proved', code: 'ok/exceptions-narrow', params: { lines } }),
    );
  },
};

function wideEnds(study: Study, flow: PermittedFlow): readonly Said[] {
  return [...flow.from, ...flow.to]
    .filter((end) => !isSingle(study, end) && !isPublished(study, flow, end))
    .map(({ text, at }) => ({
      verdict: 'violated',
      code: 'reg/end-wide',
      params: { flow: flow.id, end: text },
      identity: [text],
      at,
    }));
}

function wideServices({ id: flow, services }: PermittedFlow): readonly Said[] {
  if (isAnyProtocol(services)) {
    return [{ verdict: 'violated', code: 'reg/protocol-any', params: { flow } }];
  }
  const ports = portsOf(services);
  if (ports <= PORTS_MAX) return [];
  const params = { flow, ports, portsMax: PORTS_MAX };
  return [{ verdict: 'violated', code: 'reg/ports-wide', params }];
}
