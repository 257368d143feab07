/** R-REQ-1: every required flow of the register passes in full, replies included. */
import type { Failure } from '../../analysis/delivery.js';
import type { PermittedFlow } from '../../model/register.js';
import type { Draft } from '../draft.js';
import { passesInFull } from '../required-flow.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-REQ-1';

export const REQUIRED_FLOWS_PASS: Requirement = {
  id: ID,
  clause: '6(3)',
  kind: 'flow',
  check(study) {
    const required = study.network.register.filter((flow) => flow.required);
    if (required.length === 0) {
      const params = { what: 'flows' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    return required.map((flow) => judge(study, flow));
  },
};

function judge(study: Study, flow: PermittedFlow): Draft {
  const params = { flow: flow.id };
  const base = { at: flow.at, flows: [flow.id], subject: flow.id, identity: [flow.id] };
  const passing = passesInFull(study, flow);
  switch (passing.kind) {
    case 'fails': {
      const { failure, packets, evidence } = passing;
      const violated = { verdict: 'violated', ...said(flow, failure) } as const;
      return draft(ID, { ...violated, ...base, packets, evidence });
    }
    case 'empty':
      return draft(ID, { verdict: 'undetermined', code: 'und/empty-flow', params, ...base });
    case 'passes':
      return draft(ID, { verdict: 'proved', code: 'ok/flow-passes', params, ...base });
  }
}

function said(
  flow: PermittedFlow,
  { what, disposition, where }: Failure,
): Pick<Draft, 'code' | 'params'> {
  switch (what) {
    case 'lost':
      return { code: 'req/lost', params: { flow: flow.id, disposition } };
    case 'reply-lost':
      return { code: 'req/reply-lost', params: { flow: flow.id, disposition } };
    case 'wrong-end':
      return { code: 'req/wrong-end', params: { flow: flow.id, end: where ?? disposition } };
  }
}
