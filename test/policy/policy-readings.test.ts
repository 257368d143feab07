/** How the basic policy is read where it leaves something open: what each answer changes, and what not. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { verifyNetwork } from '../../src/engine/verify.js';
import type { Network } from '../../src/model/network.js';
import {
  AMBIGUITIES,
  DEFAULT_READINGS,
  READING_KEYS,
  READINGS,
  readingsOf,
  type PolicyReadings,
} from '../../src/model/policy-readings.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import { REQUIREMENT_IDS, type RequirementId, type Verdict } from '../../src/model/verdict.js';
import { contentOf } from '../../src/policy/content.js';
import { networkOf } from '../topologies/town.js';
import { checkRequirement, type Checked } from './check-requirement.js';
import { edited, lgLine, netLine, registered } from './edited.js';
import { end, flow, PC, permit, town, WEB } from './town.js';

const SLOW_MS = 120_000;

function check(
  id: RequirementId,
  network: Network,
  readings: Partial<PolicyReadings>,
  more = {},
): Checked {
  return checkRequirement(id, network, { readings, ...more });
}

/** The verdicts of `ids`, each by itself. */
function verdicts(
  network: Network,
  readings: Partial<PolicyReadings>,
  ids: readonly RequirementId[],
): Partial<Record<RequirementId, Verdict>> {
  return Object.fromEntries(ids.map((id) => [id, check(id, network, readings).verdict]));
}

describe('readingsOf(network, options)', () => {
  test('the run wins over the files, the files over the defaults, key by key', () => {
    expect(readingsOf({}, {})).toEqual(DEFAULT_READINGS);
    const files = { readings: { cdr: 'strict', outbound: 'guideline' } } as const;
    expect(readingsOf(files, { readings: { cdr: 'counts' } })).toEqual({
      ...DEFAULT_READINGS,
      outbound: 'guideline',
      cdr: 'counts',
    });
  });

  test('the first answer is the default, and every question with several is one of A1 to A7', () => {
    for (const key of READING_KEYS) expect(DEFAULT_READINGS[key]).toBe(READINGS[key][0]);
    expect(AMBIGUITIES.map(({ id }) => id)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7']);
    expect(AMBIGUITIES.flatMap(({ key }) => key ?? [])).toEqual(READING_KEYS);
  });
});

describe('requirements that depend on an answer', { timeout: SLOW_MS }, () => {
  const alpha = networkOf('town-alpha');
  const all = REQUIREMENT_IDS.filter((id) => id !== 'R-HA-1'); // it asks all of them again
  const judged = (readings: Partial<PolicyReadings>) =>
    verifyNetwork(alpha, { ...DEFAULT_VERIFY_OPTIONS, only: all, readings }).requirements;
  const usual = judged({});

  test.each(
    AMBIGUITIES.flatMap(({ key, decides }) =>
      key === undefined ? [] : READINGS[key].slice(1).map((answer) => ({ key, answer, decides })),
    ),
  )('are those of $key=$answer: all others are judged as before', ({ key, answer, decides }) => {
    const found = judged({ [key]: answer });
    const changed = found.filter((result, index) => !isDeepStrictEqual(result, usual[index]));
    const ids = changed.map(({ id }) => id);
    expect(ids.filter((id) => !decides.some((one) => one === id))).toEqual([]);
    expect(ids).not.toEqual([]);
  });
});

describe('A1 outbound', () => {
  const mail = [permit('10.2.0.10', '10.3.0.10', 25)];
  const out = flow('O-1', PC, WEB, 25, { data: 'forward' });

  test('sanitize: a direct session out is violated, whatever the line says of content', () => {
    const network = town({ lines: mail, register: [out] });
    expect(check('R-LG-1', network, {}).codes).toEqual(['lg/direct-session']);
  });

  test('guideline: it is proved if the line says that nothing comes back', () => {
    const network = town({ lines: mail, register: [out] });
    const result = check('R-LG-1', network, { outbound: 'guideline' });
    expect(result.verdict).toBe('proved');
    expect(result.findings.map(({ code, flows }) => [code, flows])).toEqual([
      ['ok/no-path', []],
      ['ok/only-registered', ['O-1']],
    ]);
  });

  test('guideline: content both ways, sessions that come in and what is not registered stay violated', () => {
    const guideline = { outbound: 'guideline' } as const;
    const both = town({ lines: mail, register: [flow('O-1', PC, WEB, 25)] });
    expect(check('R-LG-1', both, guideline).verdict).toBe('violated');
    const inward = flow('O-2', WEB, PC, 25, { data: 'forward' });
    const lines = [permit('10.3.0.10', '10.2.0.10', 25)];
    expect(check('R-LG-1', town({ lines, register: [inward] }), guideline).verdict).toBe(
      'violated',
    );
    expect(check('R-LG-1', town({ lines: mail }), guideline).verdict).toBe('violated');
    const wide = town({ lines: [permit('10.2.0.10/31', '10.3.0.10', 25)], register: [out] });
    expect(check('R-LG-1', wide, guideline).verdict).toBe('violated');
  });

  test('guideline: a release is an exception as before', () => {
    const release = flow('O-1', PC, WEB, 25, { kind: 'outbound-release' });
    const network = town({ lines: mail, register: [release] });
    expect(check('R-LG-1', network, { outbound: 'guideline' }).verdict).toBe('excepted');
  });

  test('guideline: R-LG-4 asks nothing, where it finds content that leaves raw otherwise', () => {
    const network = edited(
      lgLine(
        'in: lg-lan, out: san-lg, from: lg-mail, to: mailsan/lg, service: tcp/25, register: O-1',
      ),
      netLine(
        'in: san-net, out: net-lan, from: mailsan/net, to: net-mx, service: tcp/25, register: O-2',
      ),
      registered('O-1: { from: lg-mail, to: mailsan/lg, service: tcp/25, data: forward }'),
      registered('O-2: { from: mailsan/net, to: net-mx, service: tcp/25, data: forward }'),
    );
    expect(check('R-LG-4', network, {}).codes).toEqual(['content/leaves-raw']);
    expect(check('R-LG-4', network, { outbound: 'guideline' }).findings).toMatchObject([
      { verdict: 'proved', code: 'ok/outbound-not-asked' },
    ]);
  });

  test('guideline: what comes in is judged as before', () => {
    const network = edited(['onFailure: drop', 'onFailure: pass']);
    for (const outbound of READINGS.outbound) {
      expect(check('R-LG-2', network, { outbound }).codes).toEqual(['content/raw-inside']);
    }
  });

  test('guideline: that lines are one-way is then taken for granted by R-LG-1, and told', () => {
    const network = town({ lines: mail, register: [out] });
    const assumed = (outbound: PolicyReadings['outbound']): readonly string[] =>
      verifyNetwork(network, {
        ...DEFAULT_VERIFY_OPTIONS,
        only: ['R-LG-1'],
        readings: { outbound },
      }).assumptions.map(({ code }) => code);
    expect(assumed('guideline')).toContain('assume/one-way-lines');
    expect(assumed('sanitize')).not.toContain('assume/one-way-lines');
  });
});

describe('A5 cdr', () => {
  const alpha = networkOf('town-alpha');
  const DECIDED = ['R-SAN-0', 'R-LG-2', 'R-LG-3'] as const;

  test('counts: the town with a file sanitizer is proved', () => {
    expect(verdicts(alpha, {}, DECIDED)).toEqual({
      'R-SAN-0': 'proved',
      'R-LG-2': 'proved',
      'R-LG-3': 'proved',
    });
  });

  test('strict: its method is none, so that files get in as they are', () => {
    const strict = { cdr: 'strict' } as const;
    expect(check('R-SAN-0', alpha, strict).open).toMatchObject([
      { code: 'san/not-counted', params: { node: 'cdr', method: 'cdr' } },
    ]);
    expect(check('R-LG-3', alpha, strict).open[0]).toMatchObject({
      code: 'san/wrong-fact',
      params: { node: 'cdr', fact: 'sanitizer.method', value: 'cdr' },
    });
    expect(check('R-LG-2', alpha, strict).codes).toEqual(['content/raw-inside']);
  });

  test('strict: the two methods that the clause names are not concerned', () => {
    expect(verdicts(edited(), { cdr: 'strict' }, DECIDED)).toEqual(verdicts(edited(), {}, DECIDED));
  });

  test('strict: of a combination the other method still counts, over its own protocols', () => {
    const combined = edited([
      'method: mail-text',
      'method: mail-text+cdr, protocols: [smtp], encryptedFiles: block, unsupportedFiles: block',
    ]);
    expect(verdicts(combined, { cdr: 'strict' }, DECIDED)).toEqual({
      'R-SAN-0': 'proved',
      'R-LG-2': 'proved',
      'R-LG-3': 'proved',
    });
  });

  test('strict: a screen transfer that also rebuilds files is not one that passes pictures only', () => {
    const both = edited(
      [
        'method: mail-text',
        'method: screen-transfer+cdr, clipboard: deny, driveRedirect: deny, printRedirect: deny, encryptedFiles: block, unsupportedFiles: block, protocols: [https]',
      ],
      lgLine('in: lg-lan, out: san-lg, from: lg-pc, to: mailsan/lg, service: tcp/443'),
      netLine('in: net-lan, out: san-net, from: net-pc, to: mailsan/net, service: tcp/443'),
    );
    for (const cdr of READINGS.cdr) {
      const options = { ...DEFAULT_VERIFY_OPTIONS, readings: { cdr }, doubts: 'easy' } as const;
      expect(contentOf(both, options).inside).toMatchObject({ 'subnet net-lan': 'raw' });
    }
  });

  test('strict: files have to say over which protocols they come, as before', () => {
    const combined = edited([
      'method: mail-text',
      'method: mail-text+cdr, encryptedFiles: block, unsupportedFiles: block',
    ]);
    for (const cdr of READINGS.cdr) {
      expect(check('R-LG-3', combined, { cdr }).open).toMatchObject([
        { code: 'und/missing-fact', params: { fact: 'sanitizer.protocols' } },
      ]);
    }
  });

  test('strict: a method that never counts is told as one', () => {
    const scanned = edited(['method: mail-text', 'method: antivirus']);
    expect(check('R-SAN-0', scanned, { cdr: 'strict' }).codes).toEqual(['san/unknown-method']);
  });
});

describe('A7 treatAsCloud', () => {
  const alpha = networkOf('town-alpha');

  test('own: what passes to a cloud that counts as My Number stays inside', () => {
    expect(check('R-MN-1', alpha, {}).verdict).toBe('proved');
  });

  test('external: an ordinary line of the register is not enough', () => {
    const result = check('R-MN-1', alpha, { treatAsCloud: 'external' });
    expect(result.open.map(({ code, params }) => [code, params])).toEqual([
      ['crossing/wrong-kind', { from: 'mn', to: 'x-gc-mn', flows: 'G-01' }],
    ]);
    expect(result.open[0]?.witness?.trace.hops.at(-1)?.node).toBe('gc-mn');
  });

  test('external: specific communication is, and other pairs are judged as before', () => {
    const register = alpha.register.map((line) =>
      line.id === 'G-01' ? { ...line, kind: 'specific-communication' as const } : line,
    );
    const network = { ...alpha, register };
    const { verdict, findings } = check('R-MN-1', network, { treatAsCloud: 'external' });
    expect(verdict).toBe('proved');
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'ok/only-registered',
        params: { from: 'mn', to: 'x-gc-mn', flows: 1 },
      }),
    );
    const ofCloud = findings.filter(({ params }) => Object.values(params).includes('x-gc-mn'));
    expect(ofCloud.map(({ code, params }) => [code, params['from'], params['to']])).toEqual([
      ['ok/no-path', 'x-gc-mn', 'mn'],
      ['ok/only-registered', 'mn', 'x-gc-mn'],
    ]);
    const own = check('R-MN-1', network, {}).findings;
    const ofOthers = findings.filter(({ params }) => !Object.values(params).includes('x-gc-mn'));
    expect(ofOthers).toEqual(own);
  });

  test('external: what nobody registered is told as that', () => {
    const register = alpha.register.filter(({ id }) => id !== 'G-01');
    const result = check('R-MN-1', { ...alpha, register }, { treatAsCloud: 'external' });
    expect(result.codes).toEqual(['crossing/not-registered']);
  });

  test('external: protected data in the cloud, clouds and the register are judged as before', () => {
    const ids = ['R-CLS-2', 'R-CLD-1', 'R-EXC-4', 'R-MN-4'] as const;
    const external = { treatAsCloud: 'external' } as const;
    expect(verdicts(alpha, external, ids)).toEqual(verdicts(alpha, {}, ids));
  });

  test('external: other parts of the outside that count as My Number are not concerned', () => {
    const segments = alpha.segments.map((segment) =>
      segment.id === 'x-gc-mn' ? { ...segment, external: 'closed-network' as const } : segment,
    );
    const network = { ...alpha, segments };
    expect(check('R-MN-1', network, { treatAsCloud: 'external' })).toEqual(
      check('R-MN-1', network, {}),
    );
  });

  test('external: a cloud of the LGWAN-connected segment is not concerned', () => {
    const { findings } = check('R-MN-1', alpha, { treatAsCloud: 'external' });
    expect(findings.flatMap(({ params }) => Object.values(params))).not.toContain('x-gc-lg');
  });
});

describe('A3 separation', () => {
  test('is for R-SEP-1 alone: other requirements are judged as before', () => {
    const ids = ['R-SEP-2', 'R-MN-1', 'R-LG-1'] as const;
    const network = town({ register: [flow('K-1', end('pc', '10.2.0.10'), WEB, 1)] });
    expect(verdicts(network, { separation: 'physical' }, ids)).toEqual(verdicts(network, {}, ids));
  });
});
