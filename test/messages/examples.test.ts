/** In each example of `sekisho requirements` the requirement that it explains does not hold. */
import { describe, expect, test } from 'vitest';

import { readTopology } from '../../src/cli/read-topology.js';
import { verify } from '../../src/engine/verify.js';
import { EXAMPLES } from '../../src/messages/examples.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import { REQUIREMENT_IDS, type RequirementId } from '../../src/model/verdict.js';

const ROOT = `${import.meta.dirname}/../..`;

const NOWHERE = { write: () => undefined, isTerminal: false };

/** The example as somebody would pipe it in, with the topology that it changes. */
function filesOf(text: string): readonly SourceFile[] {
  const world = { cwd: ROOT, env: {}, stdout: NOWHERE, stderr: NOWHERE };
  return readTopology('-', { ...world, readStdin: () => Buffer.from(text) }).files;
}

function verdictOf(id: RequirementId, text: string): unknown {
  const result = verify(filesOf(text), { ...DEFAULT_VERIFY_OPTIONS, only: [id] });
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  return errors.length > 0
    ? errors.map(({ code, params }) => [code, params])
    : result.requirements[0]?.verdict;
}

/** What these miss is told as undetermined: nobody knows that it is not there. */
const ABSTAINING: readonly string[] = ['R-CLS-4', 'R-SCP-1', 'R-NET-2'];

describe('an example that explains a requirement', () => {
  test.each(Object.entries(EXAMPLES))('of %s is one in which it does not hold', (id, text) => {
    const open = ABSTAINING.includes(id) ? 'undetermined' : 'violated';
    expect(verdictOf(id as RequirementId, text)).toBe(open);
  });

  test('belongs to a requirement; without the mistake it holds', () => {
    const ids = Object.keys(EXAMPLES) as RequirementId[];
    expect(ids.filter((id) => !REQUIREMENT_IDS.includes(id))).toEqual([]);
    const text = 'sekisho: 1\nbase: topologies/minimal\n';
    const open = ids.filter((id) => verdictOf(id, text) !== 'proved');
    expect(open).toEqual([]);
  });
});
