/** Every step of a chain that packets make is told by the simulator, on hostile networks too. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyNetwork } from '../../src/engine/verify.js';
import type { Network } from '../../src/model/network.js';
import { DEFAULT_VERIFY_OPTIONS, type VerifyOptions } from '../../src/model/result.js';
import type { Finding, RequirementId } from '../../src/model/verdict.js';
import { contentNetworkOf, contentNumbers } from '../generate/content-network.js';

const ABOUT_CONTENT: readonly RequirementId[] = ['R-LG-2', 'R-LG-4', 'R-MN-4', 'R-EXC-8'];
const SEED = 20261125;
const RUNS = 40;
const SLOW_MS = 300_000;

function violations(network: Network, options: Partial<VerifyOptions>): readonly Finding[] {
  const { requirements } = verifyNetwork(network, {
    ...DEFAULT_VERIFY_OPTIONS,
    ...options,
    only: ABOUT_CONTENT,
  });
  return requirements
    .flatMap(({ findings }) => findings)
    .filter(({ verdict, code }) => verdict === 'violated' && code.startsWith('content/'));
}

test(
  'violations come with a chain without a gap, a witness per session, and a step to cut',
  () => {
    let sessions = 0;
    let answered = 0;
    const options = fc.record({
      routing: fc.constantFrom('exact', 'any-route'),
      spoofing: fc.constantFrom('subnet', 'none', 'any'),
    } as const);
    fc.assert(
      fc.property(contentNumbers, options, (numbers, some) => {
        for (const { chain, params } of violations(contentNetworkOf(numbers), some)) {
          const { start, steps, cut } = chain!;
          const last = steps.at(-1)?.to ?? start;
          expect(`${last.kind} ${last.id}`).toBe(params['to'] ?? params['holder']);
          expect(steps.map(({ from }) => from)).toEqual(
            steps.map((_, i) => (i === 0 ? start : steps[i - 1]!.to)),
          );
          expect(cut.step).toBeLessThanOrEqual(steps.length);
          expect(cut.step > 0).toBe(steps.length > 0);
          for (const step of steps) {
            if (step.how !== 'opened' && step.how !== 'answered') continue;
            sessions += 1;
            expect(step.witness).toBeDefined();
            const { role } = step.witness!;
            expect(role === 'reply').toBe(step.how === 'answered');
            if (role === 'reply') answered += 1;
          }
        }
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(sessions).toBeGreaterThan(50);
    expect(answered).toBeGreaterThan(5);
  },
  SLOW_MS,
);
