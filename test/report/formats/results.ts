/** Results for formats: real towns, none, one that cannot be read, and texts that want to break out. */
import { join } from 'node:path';
import fc from 'fast-check';
import { readTopology } from '../../../src/cli/read-topology.js';
import { TOOL } from '../../../src/engine/tool.js';
import { verify } from '../../../src/engine/verify.js';
import type { OwnRequirementId } from '../../../src/model/ids.js';
import type { VerifyResult } from '../../../src/model/result.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../../src/model/result.js';
import type { Finding, Verdict } from '../../../src/model/verdict.js';
import { fakeWorld } from '../../cli/world.js';

export const ROOT = join(import.meta.dirname, '../../..');

/** The three violations of the broken town, and a requirement that holds. */
export function brokenTown(): VerifyResult {
  const { files } = readTopology('topologies/broken', fakeWorld({ cwd: ROOT }));
  const only = ['R-INV-1', 'R-NET-1', 'R-EXC-4', 'R-REQ-1'];
  return verify(files, { ...DEFAULT_VERIFY_OPTIONS, only });
}

/** A town whose file has a slip. */
export function unreadTown(): VerifyResult {
  const text = 'sekisho: 1\nsegmants: {}\n';
  return verify([{ path: 'town/a.yaml', text, sha256: '0'.repeat(64) }], DEFAULT_VERIFY_OPTIONS);
}

/** A result in which every name and path is `text`. */
export function namedResult(text: string, count = 1, verdict: Verdict = 'violated'): VerifyResult {
  const at = { path: text, line: 3, column: 5, endLine: 3, endColumn: 9 };
  const id = 'X-1' as OwnRequirementId;
  const name = { ja: text, en: text };
  const finding = (number: number): Finding => ({
    requirement: id,
    verdict,
    code: 'crossing/not-registered',
    params: { from: 'a', to: 'b' },
    at,
    related: [{ ...at, line: 7, endLine: 7 }],
    flows: [],
    fingerprint: String(number).padStart(16, '0'),
  });
  return {
    schemaVersion: 1,
    tool: TOOL,
    inputs: [{ path: text, sha256: '0'.repeat(64) }],
    options: DEFAULT_VERIFY_OPTIONS,
    diagnostics: [
      {
        code: 'file/unreadable',
        severity: 'warning',
        at,
        params: { path: text, reason: text },
        related: [],
      },
    ],
    labels: { segments: { a: name, b: name }, subnets: {}, nodes: {}, flows: {} },
    verdict,
    requirements: [
      {
        id,
        clause: text,
        own: { title: name, why: name, severity: 'error' },
        verdict,
        findings: Array.from({ length: count }, (_, index) => finding(index)),
      },
    ],
    assumptions: [],
    notChecked: [],
    counters: {},
  };
}

const PIECES = `% %0A %25 :: : , ; ] ]] ]]> ##vso[ ##[error] " ' < > & &amp; | \` * _ [ ( \\ @ # = + - ＝ ＠ 全角 … 😀`;

const BREAKING = [
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\u0000',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\u202e',
  '\ud800',
  '\uffff',
  'a',
];

/** Texts that mean something to one host or another. */
export const HOSTILE: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES.split(' '), ...BREAKING),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))
  .filter((text) => text !== '');
