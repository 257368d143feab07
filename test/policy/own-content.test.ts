/** Claims of the town itself about content, on the minimal town, whose mail passes a sanitizer. */
import { expect, test } from 'vitest';

import { verify } from '../../src/engine/verify.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import type { Finding, Verdict } from '../../src/model/verdict.js';
import { file, filesOf } from '../topologies/town.js';
import type { Replacement } from './edited.js';

interface Asked {
  readonly verdict: Verdict | undefined;
  readonly diagnostics: readonly string[];
  readonly findings: readonly Finding[];
}

function ask(claim: string, ...replacements: readonly Replacement[]): Asked {
  const [minimal] = filesOf('minimal');
  const text = replacements.reduce((current, [from, to]) => {
    expect(current, `${from} stands there`).toContain(from);
    return current.replace(from, to);
  }, minimal!.text);
  const options = { ...DEFAULT_VERIFY_OPTIONS, only: ['T-1'] };
  const policy = file('policy.yaml', `sekisho-policy: 1\nrequirements:\n  T-1: { ${claim} }\n`);
  const { verdict, requirements, diagnostics } = verify([file(minimal!.path, text)], options, [
    policy,
  ]);
  const findings = requirements.flatMap((requirement) => requirement.findings);
  return { verdict, findings, diagnostics: diagnostics.map(({ code }) => code) };
}

const ENDS = 'from: "segment:net", to: "segment:lg"';
const RAW = `forbidden: { ${ENDS}, content: raw }`;
const ANY = `forbidden: { ${ENDS}, content: any }`;
const THROUGH = `onlyThrough: { ${ENDS}, nodes: mailsan }`;
const SANITIZED = `onlyThrough: { ${ENDS}, nodes: kind:sanitizer }`;
const FAILS_OPEN: Replacement = ['onFailure: drop', 'onFailure: pass'];
const UNSAID: Replacement = ['onFailure: drop, ', ''];
const DIRECT: Replacement = [
  '      - { id: L1,',
  '      - { id: L9, in: san-lg, out: lg-lan, from: relay/lg, to: lg-mail, service: tcp/8080 }\n      - { id: L1,',
];
/** A proxy of the town's, with a leg on each side, that is no sanitizer. */
const RELAY: Replacement = [
  'externals:        #',
  '  relay: { interfaces: { net: { at: san-net, address: 10.40.1.9 }, lg: { at: san-lg, address: 10.40.2.9 } }, routes: [{ to: 10.30.0.0/24, via: 10.40.1.1 }, { to: 10.20.0.0/24, via: 10.40.2.1 }] }\nexternals:        #',
];
const TO_RELAY: Replacement = [
  '      - { id: N1,',
  '      - { id: N9, in: net-lan, out: san-net, from: net-mx, to: relay/net, service: tcp/8080 }\n      - { id: N1,',
];

test('content comes through a sanitizer that works: not raw, but it comes', () => {
  expect(ask(RAW)).toMatchObject({
    verdict: 'proved',
    findings: [{ code: 'ok/own-content-kept', params: { from: 'segment:net', to: 'segment:lg' } }],
  });
  expect(ask(ANY)).toMatchObject({
    verdict: 'violated',
    findings: [
      {
        code: 'own/content',
        params: { segment: 'lg', from: 'node mailsan', to: 'subnet lg-lan' },
        chain: {
          start: { kind: 'subnet', id: 'net-lan' },
          steps: [{ form: 'raw' }, { form: 'sanitized' }],
        },
      },
    ],
  });
  expect(ask(THROUGH).verdict).toBe('proved');
  expect(ask(SANITIZED).verdict).toBe('proved');
});

test('a sanitizer that fails open lets it through raw; it is still the way that was named', () => {
  for (const claim of [RAW, SANITIZED]) {
    expect(ask(claim, FAILS_OPEN)).toMatchObject({
      verdict: 'violated',
      findings: [
        {
          code: 'own/raw-content',
          chain: { steps: [{}, { because: { kind: 'fact', fact: 'sanitizer.onFailure' } }] },
        },
      ],
    });
  }
  expect(ask(THROUGH, FAILS_OPEN).verdict).toBe('proved');
});

test('a fact that is not said: undetermined, with the fact', () => {
  for (const claim of [RAW, SANITIZED]) {
    expect(ask(claim, UNSAID)).toMatchObject({
      verdict: 'undetermined',
      findings: [
        { code: 'und/missing-fact', params: { node: 'mailsan', fact: 'sanitizer.onFailure' } },
      ],
    });
  }
});

test('another server on the way is a way around', () => {
  for (const claim of [RAW, ANY, THROUGH, SANITIZED]) {
    expect(ask(claim, RELAY, TO_RELAY, DIRECT).verdict, claim).toBe('violated');
  }
  const [first] = ask(THROUGH, RELAY, TO_RELAY, DIRECT).findings;
  expect(first?.code).toBe('own/content');
  const way = [first?.chain?.start, ...(first?.chain?.steps ?? []).map(({ to }) => to)];
  expect(way.map((holder) => holder?.id)).toEqual(['net-lan', 'san-net', 'san-lg', 'lg-lan']);
  // One of its two legs alone leads nowhere.
  expect(ask(THROUGH, RELAY, TO_RELAY).verdict).toBe('proved');
  expect(ask(THROUGH, RELAY, DIRECT).verdict).toBe('proved');
});

test('content of the My Number segment is nothing that a sanitizer cleans', () => {
  const claim = 'forbidden: { from: kind:my-number, to: external:lgwan, content: raw }';
  expect(ask(claim)).toMatchObject({
    verdict: 'violated',
    findings: [{ code: 'own/raw-content', chain: { label: 'secret' } }],
  });
  expect(ask(claim.replace('external:lgwan', '"segment:net"')).verdict).toBe('proved');
});

test('§10.10 selectors mean the places of hosts, and sanitizers themselves', () => {
  expect(ask('forbidden: { from: net-mx, to: mailsan, content: any }').verdict).toBe('violated');
  expect(ask('forbidden: { from: mn-pc, to: mailsan, content: any }').verdict).toBe('proved');
  expect(
    ask('forbidden: { from: [any, not kind:my-number], to: lg-pc, content: raw }').verdict,
  ).toBe(
    'violated', // LGWAN, past no sanitizer
  );
});

test('a device that relays stands for itself; another one for its subnets', () => {
  const RELAYS: Replacement = [
    '    localIn: []   # ',
    '    relay: { protocol: http-proxy }\n    localIn: [{ from: juki, service: tcp/8080 }]   # ',
  ];
  const claim = (from: string): string => `forbidden: { from: ${from}, to: fw-mn, content: any }`;
  const ends = (asked: Asked): readonly unknown[] =>
    asked.findings.map(({ params }) => params['to']);
  expect(ends(ask(claim('mn-pc'), RELAYS))).toContain('node fw-mn');
  expect(ends(ask(claim('net-pc')))).toEqual(['subnet lg-lan']);
});

test('machines of one place have what the others have', () => {
  for (const claim of [
    'forbidden: { from: lg-pc, to: lg-mail, content: raw }',
    'forbidden: { from: lg-pc, to: lg-mail, content: any }',
    'onlyThrough: { from: lg-pc, to: lg-mail, nodes: mailsan }',
    'forbidden: { from: "segment:lg", to: "segment:lg", content: raw }',
  ]) {
    expect(ask(claim), claim).toMatchObject({
      verdict: 'violated',
      findings: [{ code: 'own/same-place', params: { segment: 'lg', holder: 'subnet lg-lan' } }],
    });
  }
});

test('who is nobody proves nothing', () => {
  const claims = [
    'forbidden: { from: kind:education, to: "segment:lg", content: raw }',
    'forbidden: { from: "segment:net", to: kind:education, content: any }',
  ];
  for (const claim of claims) {
    expect(ask(claim)).toMatchObject({
      verdict: 'undetermined',
      findings: [{ code: 'und/empty-selector', params: { selector: 'kind:education' } }],
    });
  }
});

test('a claim that all sanitizers are meant by needs one', () => {
  const without: Replacement = [
    '    sanitizer: { method: mail-text, direction: net->lg, onFailure: drop, attachments: strip, forwarding: false }\n',
    '',
  ];
  const { verdict, findings } = ask(SANITIZED, without);
  expect(verdict).not.toBe('proved');
  expect(findings.map(({ code, params }) => [code, params['selector']])).toContainEqual([
    'und/empty-selector',
    'kind:sanitizer',
  ]);
});

test('§10.10 a segment of sanitizers alone: in any form they count, raw there is nobody', () => {
  const claims = [
    'from: "segment:net", to: "segment:san"',
    'from: net-mx, to: kind:sanitizing',
    'from: net-mx, to: san-net',
    'from: net-mx, to: 10.40.1.4',
    'from: "segment:san", to: lg-mail',
    'from: san-lg, to: "segment:lg"',
  ];
  for (const ends of claims) {
    const any = ask(`forbidden: { ${ends}, content: any }`);
    expect(any, ends).toMatchObject({ verdict: 'violated', findings: [{ code: 'own/content' }] });
    const raw = ask(`forbidden: { ${ends}, content: raw }`);
    expect(raw, ends).toMatchObject({
      verdict: 'undetermined',
      findings: [{ code: 'und/empty-selector' }],
    });
    const through = ask(`onlyThrough: { ${ends}, nodes: kind:sanitizer }`);
    expect(through.verdict, ends).toBe('undetermined');
  }
  // A machine beside the sanitizer is somebody.
  const claim = 'forbidden: { from: mn-pc, to: "segment:san", content: raw }';
  expect(ask(claim, RELAY).verdict).toBe('proved');
  expect(ask(claim.replace('mn-pc', 'net-mx'), RELAY, TO_RELAY).verdict).toBe('violated');
  // Taken out, or named as the way, the sanitizer does not count.
  for (const claim of [
    'forbidden: { from: "segment:net", to: ["segment:san", not mailsan], content: any }',
    'onlyThrough: { from: "segment:net", to: "segment:san", nodes: mailsan }',
  ]) {
    expect(ask(claim).verdict, claim).toBe('undetermined');
  }
});

test('content of an address of a device alone is that of nobody', () => {
  for (const form of ['raw', 'any']) {
    const claim = `forbidden: { from: 10.20.0.1, to: "segment:net", content: ${form} }`;
    expect(ask(claim)).toMatchObject({
      verdict: 'undetermined',
      findings: [{ code: 'und/empty-selector', params: { selector: '10.20.0.1' } }],
    });
  }
});
