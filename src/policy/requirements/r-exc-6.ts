/** R-EXC-6, 6(3)①: whom the town speaks with specifically is not itself connected to the Internet. */
import type { PermittedFlow } from '../../model/register.js';
import { counterpartOf, type Counterpart } from '../register-counterparts.js';
import { exceptionLines, judgeLines, touchesMyNumber, type Said } from '../register-lines.js';
import type { Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-EXC-6';

export const COUNTERPARTS_APART: Requirement = {
  id: ID,
  clause: '6(3)①',
  kind: 'inventory',
  check(study) {
    const concerned = exceptionLines(study).filter(
      (flow) => flow.kind === 'specific-communication' || touchesMyNumber(study, flow),
    );
    return judgeLines(
      study,
      ID,
      concerned,
      (flow) => judge(study, flow),
      (lines) => ({ verdict: 'proved', code: 'ok/counterparts-apart', params: { lines } }),
    );
  },
};

/** A public body that is reached over a closed network may be connected to the Internet besides. */
function judge(study: Study, flow: PermittedFlow): readonly Said[] {
  const counterpart = counterpartOf(study, flow);
  const { internetConnected, publicBody, closed } = counterpart;
  if (internetConnected === false || (publicBody === true && closed === true)) return [];
  const isExcluded = publicBody === false || closed === false;
  if (internetConnected === true && isExcluded) {
    return [{ verdict: 'violated', code: 'reg/counterpart-connected', params: { flow: flow.id } }];
  }
  const fact = missingFact(counterpart);
  const params = { flow: flow.id, fact };
  return [{ verdict: 'undetermined', code: 'und/register-fact', params, identity: [fact] }];
}

/** The fact that, once said, decides. */
function missingFact({ internetConnected, publicBody }: Counterpart): string {
  if (internetConnected === undefined) return 'counterpart.internetConnected';
  return publicBody === undefined ? 'counterpart.publicBody' : 'cloud.connection';
}
