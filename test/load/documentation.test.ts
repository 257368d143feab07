/** Examples of docs/topology-format.md: the first is a whole town, the others have the right shape. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load } from '../../src/load/load.js';
import { readDocument } from '../../src/load/read/read-document.js';
import { HEADERS, SECTIONS } from '../../src/load/schema/topology.js';
import { filesOf } from '../topologies/town.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/topology-format.md'), 'utf8');
const EXAMPLES = [...PAGE.matchAll(/^```yaml\n(.*?)^```$/gms)]
  .map(([, text]) => text!.replaceAll('[ … ]', '[]'))
  .filter((text) => /^[^#\n]/m.test(text));

/** An example as a part of a topology: lines of a filter and tables belong to a device. */
function topology(example: string): string {
  if (example.startsWith('sekisho:')) return example;
  const key = /^\w+/m.exec(example)?.[0] ?? '';
  if (key !== '' && (Object.hasOwn(SECTIONS, key) || Object.hasOwn(HEADERS, key))) {
    return `sekisho: 1\n${example}`;
  }
  const inner = key === '' ? `policy:\n${example}` : example;
  const lines = inner.split('\n').map((line) => `    ${line}`);
  return ['sekisho: 1', 'devices:', '  x:', '    kind: firewall', ...lines].join('\n');
}

function file(text: string): { path: string; text: string; sha256: string } {
  return { path: 'topologies/plans/example.yaml', text, sha256: '' };
}

/** What an example with a base is a difference against. */
function baseOf(example: string): ReturnType<typeof filesOf> {
  return /^base:/m.test(example) ? filesOf('town-alpha') : [];
}

describe('docs/topology-format.md', () => {
  test('begins with a town that loads without a warning', () => {
    const { network, diagnostics } = load([file(EXAMPLES[0]!)]);
    expect(diagnostics).toEqual([]);
    expect(network?.nodes.map(({ id, count }) => `${id} ${count}`)).toEqual([
      'juki 1',
      'pc 30',
      'fw 1',
    ]);
    expect(network?.filters[0]?.rules[0]?.cites).toEqual(['K-1']);
    expect(network?.register[0]?.kind).toBe('specific-communication');
  });

  test.each(EXAMPLES.map((example) => [example.split('\n', 2).join(' ').trim(), example]))(
    'shows %j in the right shape',
    (_title, example) => {
      const { diagnostics } = example.startsWith('sekisho-policy:')
        ? readDocument([file('sekisho: 1\n')], [file(example)])
        : readDocument([file(topology(example)), ...baseOf(example)]);
      expect(diagnostics).toEqual([]);
    },
  );

  test('shows differences that apply to the reference town', () => {
    const [example, ...others] = EXAMPLES.filter((text) => baseOf(text).length > 0);
    expect(others).toEqual([]);
    const { network, diagnostics } = load([file(example!), ...baseOf(example!)]);
    expect(diagnostics).toEqual([]);
    const ids = network!.nodes.map(({ id }) => id as string);
    expect(ids).toContain('lg-pc-2');
    expect(ids).not.toContain('lg-mfp');
  });

  test('has as many examples as it seems', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(10);
  });
});
