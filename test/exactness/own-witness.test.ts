/** Networks drawn by number on which a witness was once not found: the list is the case. */
import { expect, test } from 'vitest';

import { verifyNetwork } from '../../src/engine/verify.js';
import type { OwnRequirement, Selector } from '../../src/model/own-requirement.js';
import { range } from '../../src/model/range.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import { networkOf } from '../generate/network.js';
import { ALL_SERVICES, AT } from '../generate/world.js';

/** A pool with one address inside a connected prefix and one beyond: the connection is opened over one. */
const POOL_ACROSS_A_PREFIX = [
  4567, 0, 0, 0, 0, 0, 0, 0, 5018, 0, 0, 0, 2674, 0, 3378, 0, 0, 0, 0, 0, 5249, 0, 0, 0, 1, 250, 0,
  0, 0, 0, 0, 5075, 0, 0, 0, 0, 0, 0, 9991, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1988, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 1965, 0, 1295, 0, 2762, 0, 0, 0, 0, 5394, 0, 8590, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 9995, 5, 0, 0, 0, 7907, 9987, 2889, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6568, 0, 4,
  0, 0, 9988, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5476, 0, 0, 0, 0, 9997, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 8610, 0, 0, 0, 0, 2685, 0, 0, 3170, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5375, 0,
  0, 0, 5525, 0, 0, 4854, 0, 0, 0, 0, 0, 9492, 0, 9999, 0, 0, 0, 5381, 1518, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 9999, 0, 1583,
];

test('a connection that is opened over one address of a pool goes on over another', () => {
  const any: Selector = { taken: [{ text: 'any', ends: [{}], at: AT }], removed: [], at: AT };
  const services = [{ ...ALL_SERVICES, protocols: [range(6)], established: true }];
  const requirement: OwnRequirement = {
    id: 'T-1' as OwnRequirement['id'],
    title: {},
    why: {},
    clause: '',
    severity: 'error',
    underFailures: false,
    claim: { kind: 'forbidden', from: any, to: any, services },
    at: AT,
  };
  const network = { ...networkOf(POOL_ACROSS_A_PREFIX), requirements: [requirement] };
  const { requirements } = verifyNetwork(network, { ...DEFAULT_VERIFY_OPTIONS, only: ['T-1'] });
  const findings = requirements.flatMap((result) => result.findings);
  expect(findings.some(({ witness }) => witness?.role === 'ongoing')).toBe(true);
});
