import { describe, expect, test } from 'vitest';
import type { PermittedFlow } from '../../src/model/register.js';
import { AT, nic, node, set, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { end, external, flow, host, JUKI, PC, segment, town, WEB } from './town.js';

const ID = 'R-EXC-8';
const GW = end('gw', '10.4.0.10');
const LGWAN = end('lgwan', '10.5.0.2');
const PUBLIC = {
  kind: 'specific-communication',
  exception: { mitigation: [], enforcedBy: [], counterpart: { publicBody: true } },
} as const;

/** The register alone: the filters of this town permit nothing. */
function check(...register: readonly PermittedFlow[]) {
  const network = town({
    register,
    segments: [segment('dmz', 'boundary-dmz'), external('x-lgwan', 'lgwan')],
    subnets: [subnet('dmz', 'dmz', ['10.4.0.0/24']), subnet('line', 'x-lgwan', ['10.5.0.0/24'])],
    nodes: [
      host('gw', 'dmz', '10.4.0.10'),
      node('lgwan', 'external', [nic('lgwan/0', 'line', ['10.5.0.2/24'])], {
        segment: 'x-lgwan',
        behind: set('10.6.0.0/24'),
        at: AT,
      }),
    ],
  });
  return checkRequirement(ID, network);
}

describe('R-EXC-8: lines of the register do not compose to a way around', () => {
  test('each line ends where it may: proved', () => {
    const result = check(flow('X-1', GW, JUKI, 443, PUBLIC), flow('X-2', GW, LGWAN, 443, PUBLIC));
    expect(result.findings).toMatchObject([
      { verdict: 'proved', code: 'ok/lines-compose-safely', params: { lines: 2 } },
    ]);
  });

  test('a pivot: one line into the DMZ, one from there to My Number', () => {
    const result = check(flow('X-1', GW, JUKI, 443, PUBLIC), flow('K-1', PC, GW, 22));
    expect(result.open).toMatchObject([
      {
        verdict: 'violated',
        code: 'content/lines-compose',
        params: { segment: 'mn', from: 'subnet dmz', to: 'subnet lg-lan' },
        flows: ['X-1', 'K-1'],
        chain: {
          label: 'secret',
          steps: [{ how: 'permitted-answer' }, { how: 'permitted-answer' }],
          cut: { step: 2 },
        },
        at: { path: 'register' },
      },
    ]);
  });

  test('what goes one way composes one way only', () => {
    const pulled = flow('X-1', JUKI, GW, 22, { ...PUBLIC, data: 'backward' });
    expect(check(pulled, flow('K-1', PC, GW, 22)).verdict).toBe('proved');
    const tainted = flow('K-2', PC, WEB, 443);
    const result = check(pulled, flow('K-1', PC, GW, 22), tainted);
    expect(result.open).toMatchObject([
      { chain: { label: 'taint', steps: [{}, { flows: ['K-1'] }], cut: { step: 2 } } },
    ]);
  });

  test('a single line is no composition', () => {
    expect(check(flow('K-1', JUKI, PC, 22)).verdict).toBe('proved');
  });

  test('a counterpart of which nothing is said: undetermined', () => {
    const open = check(
      flow('X-1', GW, JUKI, 443, PUBLIC),
      flow('X-2', GW, LGWAN, 443, { kind: 'specific-communication' }),
    ).open;
    expect(open).toMatchObject([
      { verdict: 'undetermined', code: 'und/register-fact', params: { flow: 'X-2' } },
    ]);
  });

  test('no line, or no My Number segment: undetermined', () => {
    expect(check().codes).toEqual(['und/nothing-to-check']);
    const whole = town({ register: [flow('K-1', PC, WEB, 22)] });
    const segments = whole.segments.map((s) =>
      s.id === 'mn' ? { ...s, kind: 'other' as const } : s,
    );
    expect(checkRequirement(ID, { ...whole, segments }).codes).toEqual(['und/no-segment']);
  });
});
