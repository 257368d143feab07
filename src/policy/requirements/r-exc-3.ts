/** R-EXC-3, 6(3): exceptions are approved, in force on the day, and for a year at most. */
import { daysBetween, yearAfter } from '../../model/date.js';
import type { Exception, PermittedFlow } from '../../model/register.js';
import { judgeLines, needsException, type Said } from '../register-lines.js';
import type { Requirement } from '../requirement.js';

const ID = 'R-EXC-3';

/** Who has to ask for another year should begin by then. */
export const SOON_DAYS = 30;

export const EXCEPTIONS_IN_FORCE: Requirement = {
  id: ID,
  clause: '6(3), 2(11)',
  kind: 'inventory',
  check(study) {
    const { asOf } = study.options;
    const concerned = study.network.register.filter(
      (flow) => needsException(flow) || flow.exception !== undefined,
    );
    return judgeLines(
      study,
      ID,
      concerned,
      (flow) => judge(flow, asOf),
      (lines) =>
        asOf === undefined
          ? { verdict: 'undetermined', code: 'und/no-date', params: {} }
          : { verdict: 'proved', code: 'ok/exceptions-in-force', params: { lines, asOf } },
    );
  },
};

function judge({ id: flow, exception }: PermittedFlow, asOf: string | undefined): readonly Said[] {
  const { approvedBy, approvedOn, expiresOn } = exception ?? NOTHING_SAID;
  if (approvedBy === undefined || approvedOn === undefined) {
    return [
      ...(approvedBy === undefined ? [notApproved(flow, 'approvedBy')] : []),
      ...(approvedOn === undefined ? [notApproved(flow, 'approvedOn')] : []),
    ];
  }
  if (expiresOn === undefined) {
    return [{ verdict: 'violated', code: 'reg/no-expiry', params: { flow } }];
  }
  return [
    ...(expiresOn > yearAfter(approvedOn) ? [tooLong(flow, approvedOn, expiresOn)] : []),
    ...(asOf === undefined ? [] : onDay(flow, approvedOn, expiresOn, asOf)),
  ];
}

const NOTHING_SAID: Exception = { mitigation: [], enforcedBy: [] };

function notApproved(flow: string, fact: string): Said {
  const params = { flow, fact };
  return { verdict: 'violated', code: 'reg/not-approved', params, identity: [fact] };
}

function tooLong(flow: string, approvedOn: string, expiresOn: string): Said {
  const params = { flow, approvedOn, expiresOn };
  return { verdict: 'violated', code: 'reg/valid-too-long', params };
}

function onDay(flow: string, approvedOn: string, expiresOn: string, asOf: string): readonly Said[] {
  if (approvedOn > asOf) {
    const params = { flow, approvedOn, asOf };
    return [{ verdict: 'violated', code: 'reg/approved-later', params }];
  }
  if (expiresOn < asOf) {
    return [{ verdict: 'violated', code: 'reg/expired', params: { flow, expiresOn, asOf } }];
  }
  const days = daysBetween(asOf, expiresOn);
  if (days > SOON_DAYS) return [];
  return [{ verdict: 'proved', code: 'hint/expires-soon', params: { flow, expiresOn, days } }];
}
