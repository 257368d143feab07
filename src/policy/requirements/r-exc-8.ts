/** R-EXC-8, 6(3)①: lines of the register that are allowed one by one do not compose to what is not. */
import { RegisterGraph } from '../../analysis/content/register-graph.js';
import { entryDrafts } from '../entries.js';
import { myNumberQuestions } from '../my-number-content.js';
import { segmentsOfKind } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import { methodsUnder } from '../sanitizers.js';

const ID = 'R-EXC-8';

/** A single session is for R-MN-1. */
const SESSIONS_MIN = 2;

export const LINES_COMPOSE: Requirement = {
  id: ID,
  clause: '6(3)①',
  kind: 'inventory',
  check(study) {
    const { network, layout, segments, places } = study;
    const lines = network.register.length;
    if (lines === 0) {
      const params = { what: 'flows' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    const world = { network, layout, segments, places, methods: methodsUnder(study) };
    const graph = new RegisterGraph(world, study.ground(4).space);
    const found = segmentsOfKind(study, ID, 'my-number');
    const open = found.segments.flatMap((segment) => {
      const { secret, taint } = myNumberQuestions(study, segment, graph, {
        requirement: ID,
        secretCode: 'content/lines-compose',
        taintCode: 'content/lines-compose',
        movesMin: SESSIONS_MIN,
      });
      return [secret, taint].flatMap((question) => entryDrafts(study, question));
    });
    if (open.length > 0) return [...found.missing, ...open];
    const safe = draft(ID, {
      verdict: 'proved',
      code: 'ok/lines-compose-safely',
      params: { lines },
    });
    return [...found.missing, ...(found.segments.length === 0 ? [] : [safe])];
  },
};
