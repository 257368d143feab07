/** The policy file of topologies/policies: town-alpha keeps it, and every entry of it bites. */
import { describe, expect, test } from 'vitest';

import { readPolicies } from '../../src/cli/read-topology.js';
import { verify } from '../../src/engine/verify.js';
import { DEFAULT_VERIFY_OPTIONS, type VerifyResult } from '../../src/model/result.js';
import { fakeWorld } from '../cli/world.js';
import { file, filesOf, ROOT } from './town.js';

const PATH = 'topologies/policies/town-standard.yaml';
const { files: POLICIES } = readPolicies([PATH], fakeWorld({ cwd: ROOT }));
const IDS = ['M-1', 'M-2', 'M-3', 'M-4', 'M-5', 'M-6', 'M-7'];

/** What is decided of town-alpha with a difference. */
function changed(difference: string, only: readonly string[]): VerifyResult {
  const overlay = file('topologies/changed.yaml', `sekisho: 1\nbase: town-alpha\n${difference}\n`);
  return verify([overlay, ...filesOf('town-alpha')], { ...DEFAULT_VERIFY_OPTIONS, only }, POLICIES);
}

describe(PATH, () => {
  test('holds in town-alpha, and not because nothing could be meant', () => {
    const { verdict, requirements, diagnostics } = changed('asOf: 2026-04-02', IDS);
    expect(diagnostics).toEqual([]);
    expect(verdict).toBe('proved');
    expect(
      requirements.map(({ id, findings }) => [id, ...findings.map(({ code }) => code)]),
    ).toEqual([
      ['M-1', 'ok/own-nothing-passes'],
      ['M-2', 'ok/own-nothing-passes'],
      ['M-3', 'ok/own-passes'],
      ['M-4', 'ok/own-only-through'],
      ['M-5', 'ok/own-content-kept'],
      ['M-6', 'ok/own-only-allowed'],
      ['M-7', 'ok/own-content-kept'],
    ]);
  });

  test.each([
    ['M-1', 'devices: { guest-rt: { interfaces: { lg-srv: 10.20.10.200 } } }', 'own/passes'],
    ['M-2', 'devices: { edu-rt: { interfaces: { lg-srv: 10.20.10.201 } } }', 'own/passes'],
    ['M-3', 'remove: devices.rtx-lg-br.routes.0.0.0.0/0', 'own/lost'],
    [
      'M-4',
      'devices: { back: { kind: router, interfaces: { net-dmz: 10.30.10.9, inet: 203.0.113.130 } } }',
      'own/around',
    ],
    ['M-5', 'hosts: { mailsan: { sanitizer: { onFailure: pass } } }', 'own/raw-content'],
    [
      'M-6',
      'insert: [{ first: devices.fw-lg.policy, items: [{ id: L0, in: san-lg, out: lg-t2, from: cdr/lg, to: lg-file, service: tcp/445 }] }]',
      'own/not-allowed',
    ],
    ['M-7', 'devices: { edu-rt: { interfaces: { lg-srv: 10.20.10.201 } } }', 'own/content'],
  ])('%s does not hold of a town with a mistake', (id, difference, code) => {
    const { requirements, diagnostics } = changed(difference, [id]);
    expect(diagnostics).toEqual([]);
    expect(requirements).toMatchObject([{ id, verdict: 'violated' }]);
    const codes = requirements.flatMap(({ findings }) => findings.map((finding) => finding.code));
    expect([...new Set(codes)]).toEqual([code]);
  });
});
