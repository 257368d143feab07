/**
 * R-EXC-5, 6(3): what was approved is still of use. An exception that nobody needs is to be given back;
 * of other lines it is only told.
 */
import { present } from '../../base/assert.js';
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
  // Of use at some time is enough, so that times need not be asked one by one; both readings of lines
  // of unknown effect are asked here.
  kind: 'inventory',
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
      const unknown = unknownLine(study, flow, use);
      if (!needsException(flow)) {
        return unknown === undefined ? [{ verdict: 'proved', code: hint, params }] : [];
      }
      if (unknown === undefined) return [{ verdict: 'violated', code: violated, params }];
      return [{ verdict: 'undetermined', code: 'und/unmodelled', ...unknown }];
    }
  }
}

/** The line of unknown effect that decides, if something passes when such lines are read in favour. */
function unknownLine(
  study: Study,
  flow: PermittedFlow,
  use: Use,
): Pick<Said, 'params' | 'at'> | undefined {
  if (use !== 'dead') return undefined;
  if (useOf(study.generous, flow) === 'dead') return undefined;
  const unknown = study.network.filters.flatMap((filter) =>
    filter.rules
      .filter((line) => line.enabled && line.certainty === 'unmodelled')
      .map((line) => ({ filter: filter.id, line })),
  );
  const decides = unknown.find(({ line }) => line.cites.includes(flow.id)) ?? unknown[0];
  const { filter, line } = present(decides, 'a line of unknown effect');
  return { params: { filter, line: line.id }, at: line.at };
}
