/**
 * R-EXC-5, 6(3): what was approved is still of use. An exception that nobody needs is to be given back;
 * of other lines it is only told.
 */
import type { PermittedFlow } from '../../model/register.js';
import type { FindingCode } from '../../model/verdict.js';
import { judgeLines, needsException, type Said } from '../register-lines.js';
import { useOf, type Use } from '../register-use.js';
import type { Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-EXC-5';

export const LINES_IN_USE: Requirement = {
  id: ID,
  clause: '6(3), 2(11)',
  kind: 'flow',
  check(study) {
    return judgeLines(
      study,
      ID,
      study.network.register,
      (flow) => judge(study, flow),
      (lines) => ({ verdict: 'proved', code: 'ok/lines-in-use', params: { lines } }),
    );
  },
};

/** What is said of an exception, and of another line. */
const CODES: Readonly<Record<'unused' | 'dead', readonly [FindingCode, FindingCode]>> = {
  unused: ['reg/exception-unused', 'hint/line-unused'],
  dead: ['reg/exception-dead', 'hint/line-dead'],
};

function judge(study: Study, flow: PermittedFlow): readonly Said[] {
  const params = { flow: flow.id };
  const use = useOf(study, flow);
  switch (use) {
    case 'in-use':
      return [];
    case 'nobody':
      return [{ verdict: 'undetermined', code: 'und/empty-flow', params }];
    case 'switched-off':
      return [{ verdict: 'proved', code: 'hint/line-switched-off', params }];
    case 'unused':
    case 'dead': {
      const [violated, hint] = CODES[use];
      if (needsException(flow)) return [{ verdict: 'violated', code: violated, params }];
      return isDoubtful(study, flow, use) ? [] : [{ verdict: 'proved', code: hint, params }];
    }
  }
}

/** Whether a line is of use if lines of unknown effect are read in its favour. */
function isDoubtful(study: Study, flow: PermittedFlow, use: Use): boolean {
  return use === 'dead' && study.reading === 'cautious' && useOf(study.generous, flow) !== 'dead';
}
