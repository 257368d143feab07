import { describe, expect, test } from 'vitest';
import type { FlowEnd, PermittedFlow } from '../../src/model/register.js';
import type { ExternalKind } from '../../src/model/segment.js';
import { nic, node, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { end, flow, JUKI, PC, segment, town, WEB } from './town.js';

const ID = 'R-EXC-7';
const OUT = end('out', '192.0.2.9');

function check(register: readonly PermittedFlow[], kind: ExternalKind = 'lgwan', treatAs?: string) {
  const network = town({
    register,
    segments: [
      segment('x-out', 'external', {
        external: kind,
        ...(treatAs === undefined ? {} : { treatAs }),
      }),
    ],
    subnets: [subnet('wan', 'x-out', ['192.0.2.0/24'])],
    nodes: [node('out', 'external', [nic('out/0', 'wan', ['192.0.2.9/24'])], { segment: 'x-out' })],
  });
  return checkRequirement(ID, network);
}

function line(from: readonly FlowEnd[], to: readonly FlowEnd[], kind = 'ordinary'): PermittedFlow {
  return { ...flow('X', PC, JUKI, 443), from, to, kind: kind as never };
}

describe('R-EXC-7: nothing between My Number and the Internet side', () => {
  test('My Number with LGWAN and with the LGWAN-connected segment: proved', () => {
    const result = check([line([JUKI], [OUT]), line([PC], [JUKI]), line([PC], [WEB])]);
    expect(result.verdict).toBe('proved');
    expect(result.findings).toMatchObject([{ code: 'ok/my-number-apart', params: { lines: 2 } }]);
  });

  test.each(['ordinary', 'sanitized', 'specific-communication', 'local-breakout'])(
    'a line of kind %s with the Internet-connected segment, either way: violated',
    (kind) => {
      for (const one of [line([JUKI], [PC, WEB], kind), line([WEB], [JUKI], kind)]) {
        expect(check([one]).open).toMatchObject([
          {
            verdict: 'violated',
            code: 'reg/counterpart-internet',
            params: { flow: 'X', segment: 'net' },
          },
        ]);
      }
    },
  );

  test.each([
    ['internet', ['reg/counterpart-internet']],
    ['cloud-service', ['reg/counterpart-internet']],
    ['security-cloud', ['reg/counterpart-internet']],
    ['juki-net', []],
    ['government-cloud', []],
    ['closed-network', []],
  ] as const)('an external of kind %s: %j', (kind, codes) => {
    expect(check([line([JUKI], [OUT])], kind).codes).toEqual(codes);
    expect(check([line([OUT], [JUKI])], kind).codes).toEqual(codes);
  });

  test('what counts as the Internet-connected segment is it, once', () => {
    expect(check([line([JUKI], [OUT])], 'government-cloud', 'net').open).toMatchObject([
      { params: { segment: 'net' } },
    ]);
    expect(check([line([JUKI], [OUT])], 'cloud-service', 'net').open).toHaveLength(1);
  });

  test('a cloud service is on the Internet side whatever it counts as', () => {
    for (const kind of ['cloud-service', 'internet'] as const) {
      expect(check([line([JUKI], [OUT])], kind, 'mn').codes).toEqual(['reg/counterpart-internet']);
    }
    expect(check([line([JUKI], [OUT])], 'cloud-service', 'lg').open).toMatchObject([
      { params: { segment: 'x-out' } },
    ]);
    expect(check([line([JUKI], [OUT])], 'government-cloud', 'mn').verdict).toBe('proved');
  });

  test('what counts as My Number has no counterpart there either', () => {
    expect(check([line([WEB], [OUT])], 'government-cloud', 'mn').codes).toEqual([
      'reg/counterpart-internet',
    ]);
  });

  test('two ends on one side are no counterparts of each other', () => {
    expect(check([line([JUKI, WEB], [PC])]).verdict).toBe('proved');
  });

  test('no line with My Number: proved of the lines there are', () => {
    expect(check([line([PC], [WEB])]).findings).toMatchObject([{ code: 'ok/no-line-concerned' }]);
  });

  test('an empty register, no My Number segment: undetermined', () => {
    expect(check([]).codes).toEqual(['und/nothing-to-check']);
    const whole = town({ register: [line([PC], [WEB])] });
    const segments = whole.segments.filter(({ kind }) => kind !== 'my-number');
    const subnets = whole.subnets.filter((one) => one.segment !== ('mn' as string));
    const nodes = whole.nodes.filter(
      ({ id }) => id !== ('juki' as string) && id !== ('fw' as string),
    );
    const result = checkRequirement(ID, { ...whole, segments, subnets, nodes });
    expect(result.codes).toEqual(['und/no-segment']);
  });
});
