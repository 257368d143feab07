/**
 * Mistakes that happen, each put into the reference town, and the requirements that it violates. The
 * town is proved because it is right: every one of these changes a verdict.
 */
import { describe, expect, test } from 'vitest';
import { verify } from '../../src/engine/verify.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import { REQUIREMENT_IDS } from '../../src/model/verdict.js';
import { file, filesOf, TOWNS } from './town.js';

const TIMEOUT_MS = 60_000;

/** In this file, this text is replaced by that one. */
type Edit = readonly [file: string, from: string, to: string];

interface Mistake {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly violates: readonly string[];
}

const MISTAKES: readonly Mistake[] = [
  {
    title: 'a temporary line that permits everything at the My Number boundary',
    edits: [
      [
        'my-number.yaml',
        'policy:\n      - { id: M1',
        'policy:\n      - { id: TMP }\n      - { id: M1',
      ],
    ],
    violates: ['R-MN-1', 'R-MN-4', 'R-AC-1', 'R-EXC-4'],
  },
  {
    title: 'a leak between two VRFs of the core switch',
    edits: [
      [
        'core.yaml',
        '      - { to: "::/0"',
        '      - { to: 10.20.0.0/16, lookup: lg, vrf: net }\n' +
          '      - { to: 10.30.0.0/16, lookup: net, vrf: lg }\n      - { to: "::/0"',
      ],
    ],
    violates: ['R-SEP-1', 'R-SEP-2', 'R-LG-1', 'R-LG-2', 'R-LG-4', 'R-MGT-1', 'R-EXC-4'],
  },
  {
    title: 'a sanitizer that forwards packets',
    edits: [['sanitizing.yaml', 'unsupportedFiles: block, forwarding: false', 'forwarding: true']],
    violates: ['R-LG-1', 'R-LG-2', 'R-LG-3'],
  },
  {
    title: 'an SSID for visitors in the VLAN of the office',
    edits: [
      [
        'core.yaml',
        'town-lan: { ssid: alpha-town, access: 214, authentication: eap-tls }\n      guest',
        'town-lan: { ssid: alpha-town, access: 214, authentication: eap-tls, fallbackVlan: 390 }\n      guest',
      ],
    ],
    violates: ['R-CLS-1', 'R-SEP-1', 'R-SEP-2', 'R-LG-2', 'R-LG-4', 'R-IR-1', 'R-EXC-4'],
  },
  {
    title: 'a line to the Internet of its own at the LGWAN firewall',
    edits: [
      [
        'lgwan.yaml',
        '      san-lg: {',
        '      ftth: { at: inet, address: 203.0.113.130 }\n      san-lg: {',
      ],
      [
        'lgwan.yaml',
        '    destinationNat:',
        '      - { to: 0.0.0.0/0, via: 203.0.113.200 }\n    destinationNat:',
      ],
      [
        'lgwan.yaml',
        '    policy:\n      #',
        '    policy:\n      - { in: lg-t2, out: ftth, from: lg-wsus, service: tcp/443, register: L-05 }\n      #',
      ],
      [
        'core.yaml',
        '      - { to: "::/0"',
        '      - { to: 0.0.0.0/0, via: 10.20.254.6, vrf: lg }\n      - { to: "::/0"',
      ],
    ],
    violates: ['R-CLS-3b', 'R-LG-2', 'R-LG-4', 'R-NET-1', 'R-EXC-4'],
  },
  {
    title: 'a deny left over above the lines of the mail relay',
    edits: [
      [
        'internet.yaml',
        '      - { id: N1,',
        '      - { to: net-mx, action: deny }\n      - { id: N1,',
      ],
    ],
    violates: ['R-REQ-1'],
  },
  {
    title: 'an address group that takes in more than the register',
    edits: [['outside.yaml', 'lgwan-asp: [192.0.2.192/26]', 'lgwan-asp: [192.0.2.128/25]']],
    violates: ['R-EXC-4'],
  },
  {
    title: 'an IPv6 line without an IPv4 twin',
    edits: [
      [
        'internet.yaml',
        '      - { id: N5,',
        '      - { in: sc-link, out: net-dmz, from: "::/0", register: N-02b }\n      - { id: N5,',
      ],
    ],
    violates: ['R-NET-2', 'R-AC-1', 'R-V6-1', 'R-EXC-4'],
  },
  {
    title: 'an individual number in the wrong segment',
    edits: [['lgwan.yaml', 'lg-file: { at:', 'lg-file: { data: [個人番号], at:']],
    violates: ['R-CLS-2'],
  },
  {
    title: 'two clouds on one dedicated line',
    edits: [
      [
        'outside.yaml',
        '  gc-lg: {',
        '  gc-peer: { segment: x-gc-lg, at: gc-mn-link, address: 172.20.255.3, behind: 172.20.144.0/20 }\n  gc-lg: {',
      ],
    ],
    violates: ['R-SEP-1', 'R-SEP-2', 'R-MN-1', 'R-MN-4', 'R-IR-1', 'R-CLD-1', 'R-EXC-4'],
  },
  {
    title: 'a printer with the address of the J-ALERT sender',
    edits: [
      [
        'lgwan.yaml',
        'lg-mfp: { at: sw-2f/mfp, address: 10.20.17.10',
        'lg-mfp: { at: sw-core/lg-srv, address: 10.20.10.60',
      ],
    ],
    violates: ['R-INV-1', 'R-UPD-1', 'R-REQ-1'],
  },
];

function edited(town: string, edits: readonly Edit[]): readonly SourceFile[] {
  return filesOf(town).map(({ path, text }) => {
    const mine = edits.filter(([name]) => path.endsWith(`/${name}`));
    return file(
      path,
      mine.reduce((current, [, from, to]) => {
        expect(current.split(from), `${from} stands once in ${path}`).toHaveLength(2);
        return current.replace(from, to);
      }, text),
    );
  });
}

function violated(files: readonly SourceFile[]): readonly string[] {
  const { diagnostics, requirements } = verify(files, DEFAULT_VERIFY_OPTIONS);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(requirements).toHaveLength(REQUIREMENT_IDS.length);
  return requirements
    .filter(({ verdict }) => verdict === 'violated' || verdict === 'undetermined')
    .map(({ id }) => id);
}

describe('verify(files)', () => {
  test.each(TOWNS.filter((town) => town !== 'broken'))(
    'proves every requirement for %s',
    (town) => {
      expect(violated(filesOf(town))).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    'finds the three mistakes of the broken town at the lines marked as such',
    () => {
      const files = filesOf('broken');
      const { requirements } = verify(files, DEFAULT_VERIFY_OPTIONS);
      const wrong = requirements.filter(({ verdict }) => verdict !== 'proved');
      expect(wrong.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
        'R-NET-1 violated',
        'R-EXC-4 violated',
        'R-REQ-1 violated',
      ]);
      const findings = wrong
        .flatMap((result) => result.findings)
        .filter((f) => f.verdict !== 'proved');
      expect(findings.every(({ witness }) => witness !== undefined)).toBe(true);
      const told = findings.flatMap(({ at, related }) => [...(at ? [at] : []), ...related]);
      const lines = files[0]!.text.split('\n').map((text, index) => ({ text, line: index + 1 }));
      const marked = lines.filter(({ text }) => text.includes('# ← 誤り'));
      expect(marked).toHaveLength(3);
      expect(told.map(({ line }) => line)).toEqual(
        expect.arrayContaining(marked.map(({ line }) => line)),
      );
    },
    TIMEOUT_MS,
  );

  test.each(MISTAKES.map((mistake) => [mistake.title, mistake] as const))(
    'finds %s',
    (_, { edits, violates }) => {
      expect(violated(edited('town-alpha', edits))).toEqual(violates);
    },
    TIMEOUT_MS,
  );
});
