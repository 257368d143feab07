/** Four segments: the internal one is protected like the LGWAN-connected one, and apart from it. */
import { describe, expect, test } from 'vitest';
import { readTopology } from '../../src/cli/read-topology.js';
import { verify } from '../../src/engine/verify.js';
import { DEFAULT_VERIFY_OPTIONS, type VerifyResult } from '../../src/model/result.js';
import type { RequirementId } from '../../src/model/verdict.js';

const ROOT = `${import.meta.dirname}/../..`;
const NOWHERE = { write: () => undefined, isTerminal: false };
const SLOW_MS = 60_000;

/** The town with the differences of `text`. */
function verified(text = '', only?: readonly RequirementId[]): VerifyResult {
  const world = { cwd: ROOT, env: {}, stdout: NOWHERE, stderr: NOWHERE };
  const whole = `sekisho: 1\nbase: topologies/town-four\n${text}`;
  const { files } = readTopology('-', { ...world, readStdin: () => Buffer.from(whole) });
  const result = verify(files, {
    ...DEFAULT_VERIFY_OPTIONS,
    ...(only === undefined ? {} : { only }),
  });
  expect(result.diagnostics).toEqual([]);
  return result;
}

/** `requirement code: first second` or `from to`, of what is violated. */
function violated(result: VerifyResult): readonly string[] {
  return result.requirements.flatMap(({ id, findings }) =>
    findings
      .filter(({ verdict }) => verdict === 'violated')
      .map(({ code, params }) => {
        const ends = [params['first'] ?? params['from'], params['second'] ?? params['to']];
        return `${id} ${code}: ${ends.join(' ')}`;
      }),
  );
}

describe('town-four', { timeout: SLOW_MS }, () => {
  test('every requirement is proved', () => {
    const { requirements } = verified();
    expect(requirements.filter(({ verdict }) => verdict !== 'proved').map(({ id }) => id)).toEqual(
      [],
    );
  });

  test('the internal segment has no path to LGWAN, and one registered flow to the segment that has', () => {
    const { findings } = verified('', ['R-EXC-4']).requirements[0]!;
    const across = findings
      .filter(({ code, params }) => code === 'ok/only-registered' && params['from'] === 'int')
      .map(({ params, flows }) => [params['to'], flows]);
    expect(Object.fromEntries(across)).toEqual({
      lg: ['I-01'],
      san: ['S-02b', 'S-03a', 'S-06a'].flatMap((flow) => [1, 2, 3].map((n) => `${flow}-${n}`)),
    });
  });

  test('degrees of separation are told of all pairs of the four', () => {
    const { findings } = verified('', ['R-SEP-1']).requirements[0]!;
    const pairs = findings
      .filter(({ code }) => code === 'ok/separation-degree')
      .map(({ params: { first, second } }) => [first, second].toSorted().join(' '));
    expect(pairs.toSorted()).toEqual(['int lg', 'int mn', 'int net', 'lg mn', 'lg net', 'mn net']);
  });

  test('a route between the two VRFs takes the separation away: found', () => {
    const leak = `
insert:
  - last: devices.core.routes
    items: [{ to: 10.20.10.0/24, lookup: lg, vrf: int }]
`;
    expect(violated(verified(leak, ['R-SEP-1', 'R-EXC-4']))).toEqual(
      expect.arrayContaining([
        'R-SEP-1 sep/unfiltered-device: lg int',
        'R-EXC-4 crossing/not-registered: int lg',
      ]),
    );
  });

  test('a server of the internal segment on a port of the LGWAN-connected one: found', () => {
    const plugged = 'hosts: { radius: { at: sw-core/lg-srv } }\n';
    expect(violated(verified(plugged, ['R-SEP-1']))).toEqual(
      expect.arrayContaining(['R-SEP-1 sep/shared-domain: lg int']),
    );
  });

  test('a firewall that lets terminals into the LGWAN-connected segment: found', () => {
    const line = `
insert:
  - first: devices.fw-int.policy
    items: [{ id: TMP, in: int-t, out: lg-t3, from: lg-clients, to: lg-wsus, service: any }]
`;
    const found = violated(verified(line, ['R-EXC-4', 'R-AC-1']));
    expect(found.map((text) => text.split(' ')[0])).toEqual(
      expect.arrayContaining(['R-EXC-4', 'R-AC-1']),
    );
  });

  test('the internal segment is protected from the Internet: a sanitizer that forwards is found', () => {
    const forwarding = 'hosts: { scr: { forwarding: true } }\n';
    const found = violated(verified(forwarding, ['R-LG-1', 'R-LG-3']));
    expect(found.map((text) => text.split(' ')[0])).toEqual(
      expect.arrayContaining(['R-LG-1', 'R-LG-3']),
    );
    const failsOpen = 'hosts: { cdr: { sanitizer: { onFailure: pass } } }\n';
    const { findings } = verified(failsOpen, ['R-LG-2']).requirements[0]!;
    expect(findings.find(({ verdict }) => verdict === 'violated')).toMatchObject({
      code: 'content/raw-inside',
      params: { segment: 'int' },
    });
  });
});
