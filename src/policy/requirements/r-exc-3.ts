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
  const record: Partial<Exception> = exception ?? {};
  const { approvedOn, expiresOn } = record;
  const missing = (['approvedBy', 'approvedOn'] as const).filter((f) => record[f] === undefined);
  if (missing.length > 0) {
    return missing.map((fact) => ({
      verdict: 'violated',
      code: 'reg/not-approved',
      params: { flow, fact },
      identity: [fact],
    }));
  }
  if (expiresOn === undefined) {
    return [{ verdict: 'violated', code: 'reg/no-expiry', params: { flow } }];
  }
  const tooLong: readonly Said[] =
    approvedOn !== undefined && expiresOn > yearAfter(approvedOn)
      ? [
          {
            verdict: 'violated',
            code: 'reg/valid-too-long',
            params: { flow, approvedOn, expiresOn },
          },
        ]
      : [];
  if (asOf === undefined) return tooLong;
  return [...tooLong, ...onDay(flow, approvedOn ?? '', expiresOn, asOf)];
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
