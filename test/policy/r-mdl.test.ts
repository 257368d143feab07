import { describe, expect, test } from 'vitest';

import type { Attestation } from '../../src/model/attestation.js';
import type { NodeFacts } from '../../src/model/facts.js';
import type { VerifyOptions } from '../../src/model/result.js';
import { AT, nic, node, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { end, external, flow, host, town, type Parts } from './town.js';

function facts(more: Partial<NodeFacts>): object {
  return { facts: { data: [], monitor: [], ...more } };
}

const MAIN = { role: '主たる業務端末' };

/** A town with main terminals in the LGWAN-connected segment. */
function withTerminals(more: Partial<NodeFacts> = {}, parts: Parts = {}) {
  const pcs = host('pcs', 'lg-lan', '10.2.0.50', { count: 330, ...facts({ ...MAIN, ...more }) });
  return town({ ...parts, nodes: [pcs, ...(parts.nodes ?? [])] });
}

const model = (name: NonNullable<VerifyOptions['model']>): Partial<VerifyOptions> => ({
  model: name,
});

describe('R-MDL-1: systems stand where the model puts them', () => {
  test('main terminals in the LGWAN-connected segment are alpha', () => {
    const result = checkRequirement('R-MDL-1', withTerminals());
    expect(result.verdict).toBe('proved');
    expect(result.findings[0]?.params).toMatchObject({ count: 330, model: 'alpha' });
  });

  test('the same town is not beta, and how many machines stand where is said', () => {
    const result = checkRequirement('R-MDL-1', withTerminals(), model('beta'));
    expect(result.verdict).toBe('violated');
    expect(result.open.map(({ code, params }) => [code, params])).toEqual([
      [
        'mdl/placed-elsewhere',
        {
          role: 'main-terminal',
          count: 330,
          segment: 'lg',
          expected: 'internet-connected',
          model: 'beta',
        },
      ],
    ]);
  });

  test('internal business systems move in beta-prime only', () => {
    const finance = host('zaimu', 'lg-lan', '10.2.0.60', facts({ role: '財務会計' }));
    const net = { ...MAIN };
    const pcs = host('net-pcs', 'net-lan', '10.3.0.50', facts(net));
    const both = town({ nodes: [finance, pcs] });
    expect(checkRequirement('R-MDL-1', both, model('beta')).verdict).toBe('proved');
    expect(checkRequirement('R-MDL-1', both, model('beta-prime')).open[0]?.params).toMatchObject({
      role: 'internal-business',
      count: 1,
    });
  });

  test('no host says that it is a main terminal: undetermined', () => {
    expect(checkRequirement('R-MDL-1', town()).codes).toEqual(['und/no-such-system']);
  });

  test.each(['主たる業務端末(無線)', 'Main Terminal', 'グループウェア・主たる業務端末'])(
    'role %s is read',
    (role) => {
      expect(checkRequirement('R-MDL-1', withTerminals({ role })).verdict).toBe('proved');
    },
  );
});

describe('R-MDL-2: local breakout on the terms of the model', () => {
  const proxy = (more: object) =>
    host(
      'lbo',
      'lg-lan',
      '10.2.0.70',
      facts({
        relay: {
          protocol: 'http-proxy',
          upstreams: [],
          at: AT,
          tlsInspection: true,
          tenants: ['t'],
        },
        sanitizer: { method: 'cdr', onFailure: 'drop', at: AT },
        ...more,
      } as Partial<NodeFacts>),
    );
  const saas = node('saas', 'external', [nic('saas/0', 'saas-lan', ['10.9.0.2/24'])], {
    segment: 'x-saas',
  });
  const parts = (port: number, more: object = {}): Parts => ({
    segments: [external('x-saas', 'cloud-service')],
    subnets: [subnet('saas-lan', 'x-saas', ['10.9.0.0/24'])],
    nodes: [proxy(more), saas],
    register: [
      flow('A-01', end('lbo', '10.2.0.70'), end('saas', '10.9.0.2'), port, {
        kind: 'local-breakout',
      }),
    ],
  });

  test('nothing is registered: proved, whatever the model', () => {
    expect(checkRequirement('R-MDL-2', town()).verdict).toBe('proved');
    expect(checkRequirement('R-MDL-2', town(), model('alpha-prime')).verdict).toBe('proved');
  });

  test('alpha does not have it', () => {
    const result = checkRequirement('R-MDL-2', withTerminals({}, parts(443)));
    expect(result.codes).toEqual(['mdl/breakout-not-in-model']);
    expect(result.open[0]?.flows).toEqual(['A-01']);
  });

  test('alpha-prime has it, on all conditions', () => {
    const result = checkRequirement('R-MDL-2', withTerminals({}, parts(443)), model('alpha-prime'));
    expect(result.verdict).toBe('proved');
  });

  test('http is not https', () => {
    const result = checkRequirement('R-MDL-2', withTerminals({}, parts(80)), model('alpha-prime'));
    expect(result.codes).toEqual(['mdl/breakout-not-https']);
  });

  test('a proxy that says it does not look into TLS violates; one that says nothing leaves it open', () => {
    const relay = { protocol: 'http-proxy', upstreams: [], at: AT, tenants: ['t'] };
    const blind = parts(443, { relay: { ...relay, tlsInspection: false } });
    const silent = parts(443, { relay });
    const ask = (p: Parts) =>
      checkRequirement('R-MDL-2', withTerminals({}, p), model('alpha-prime'));
    expect(ask(blind).codes).toEqual(['mdl/breakout-condition']);
    expect(ask(silent).verdict).toBe('undetermined');
    expect(ask(silent).open[0]?.params).toEqual({ node: 'lbo', fact: 'relay.tlsInspection' });
  });
});

describe('R-MDL-3: main terminals are protected as the model asks', () => {
  test('alpha recommends', () => {
    expect(checkRequirement('R-MDL-3', withTerminals()).verdict).toBe('proved');
  });

  test('beta demands: there, not there, not said', () => {
    const ask = (more: Partial<NodeFacts>) =>
      checkRequirement('R-MDL-3', withTerminals(more), model('beta'));
    expect(ask({ antivirus: true, edr: true }).verdict).toBe('proved');
    expect(ask({ antivirus: true, edr: false }).codes).toEqual(['mdl/measure-missing']);
    expect(ask({ antivirus: true }).codes).toEqual(['und/missing-fact']);
  });

  test('no terminals: undetermined', () => {
    expect(checkRequirement('R-MDL-3', town(), model('beta')).codes).toEqual([
      'und/no-such-system',
    ]);
  });
});

describe('R-MDL-4: documents that the model asks for', () => {
  const document = (kind: Attestation['kind'], more: Partial<Attestation> = {}): Attestation => ({
    id: `AT ${kind}` as never,
    kind,
    title: {},
    at: AT,
    ...more,
  });
  const ALPHA_PRIME = ['risk-assessment', 'external-confirmation', 'external-audit'] as const;
  const ask = (attestations: readonly Attestation[], more: Partial<VerifyOptions> = {}) =>
    checkRequirement('R-MDL-4', town({ more: { attestations } }), {
      model: 'alpha-prime',
      asOf: '2026-04-01',
      ...more,
    });

  test('alpha asks for none', () => {
    expect(checkRequirement('R-MDL-4', town()).verdict).toBe('proved');
  });

  test('all are there and in force', () => {
    expect(ask(ALPHA_PRIME.map((kind) => document(kind))).verdict).toBe('proved');
  });

  test('what is missing is named', () => {
    const result = ask(ALPHA_PRIME.slice(0, 2).map((kind) => document(kind)));
    expect(result.open.map(({ params }) => params)).toEqual([
      { what: 'external-audit', model: 'alpha-prime' },
    ]);
  });

  test('the last day counts, the next does not, nor the day before it was issued', () => {
    const until = (expiresOn: string) =>
      ask(ALPHA_PRIME.map((kind) => document(kind, { expiresOn }))).verdict;
    expect(until('2026-04-01')).toBe('proved');
    expect(until('2026-03-31')).toBe('violated');
    const issued = ALPHA_PRIME.map((kind) => document(kind, { issuedOn: '2026-04-02' }));
    expect(ask(issued).codes).toEqual(['mdl/attestation-not-in-force']);
  });

  test('one document that is in force is enough', () => {
    const old = document('external-audit', { id: 'old' as never, expiresOn: '2025-03-31' });
    expect(ask([old, ...ALPHA_PRIME.map((kind) => document(kind))]).verdict).toBe('proved');
  });

  test('without a day nothing is in force for sure', () => {
    const attestations = ALPHA_PRIME.map((kind) => document(kind));
    const result = checkRequirement(
      'R-MDL-4',
      town({ more: { attestations } }),
      model('alpha-prime'),
    );
    expect(result.codes).toEqual(['und/no-date']);
  });
});
