/** What another YAML implementation makes of a text, in a form that can be compared. */
import { Composer, isAlias, isMap, isPair, isScalar, isSeq, Parser, type Document } from 'yaml';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { collectProblems } from '../../../src/load/read/problem.js';
import { openSource } from '../../../src/load/read/source.js';
import type { Node } from '../../../src/load/read/yaml/node.js';
import { parseYaml } from '../../../src/load/read/yaml/parse-yaml.js';

/** A value with the stretch of text that it was read from. */
export type Plain =
  | { readonly kind: 'text'; readonly value: string; readonly at?: string }
  | { readonly kind: 'number'; readonly value: number; readonly at?: string }
  | { readonly kind: 'flag'; readonly value: boolean; readonly at?: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list'; readonly items: readonly Plain[] }
  | { readonly kind: 'map'; readonly members: readonly (readonly [string, Plain])[] };

export interface Reading {
  /** Undefined if the text was refused. */
  readonly value: Plain | undefined;
  readonly codes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export function ours(text: string): Reading {
  const problems = collectProblems();
  const source = openSource({ path: 'a.yaml', text, sha256: '' });
  const root = parseYaml(source, problems.report);
  const diagnostics = problems.sorted();
  const codes = diagnostics.map(({ code }) => code);
  return {
    value: codes.length > 0 || root === undefined ? undefined : plain(root),
    codes,
    diagnostics,
  };
}

function plain(node: Node): Plain {
  const at = `${node.start}-${node.end}`;
  switch (node.kind) {
    case 'text':
      return isBlock(node)
        ? { kind: 'text', value: node.value.trimEnd() }
        : { kind: 'text', value: node.value, at };
    case 'number':
      return { kind: 'number', value: node.value, at };
    case 'flag':
      return { kind: 'flag', value: node.value, at };
    case 'nothing':
      return { kind: 'nothing' };
    case 'list':
      return { kind: 'list', items: node.items.map(plain) };
    case 'map':
      return {
        kind: 'map',
        members: [...node.members].map(([key, { value }]) => [key, plain(value)] as const),
      };
    case 'broken':
      throw new Error('broken without a diagnostic');
  }
}

/** Whether a text is written as a block: implementations differ on where it ends. */
function isBlock(node: Extract<Node, { kind: 'text' }>): boolean {
  return node.quoted && !`"'`.includes(node.source.text[node.start]!);
}

/** The same by the package `yaml`: YAML 1.2, core schema. */
export function theirs(text: string): Reading {
  const composer = new Composer({ schema: 'core', version: '1.2', logLevel: 'silent' });
  const source = openSource({ path: 'a.yaml', text, sha256: '' }).text;
  const documents = [...composer.compose(new Parser().parse(source), true, source.length)];
  const codes = documents.flatMap(({ errors }) => errors.map(({ code }) => code as string));
  if (documents.length !== 1) codes.push('MULTIPLE_DOCS');
  try {
    const value = codes.length > 0 ? undefined : convert(documents[0]!.contents, documents[0]!);
    return { value, codes, diagnostics: [] };
  } catch (error) {
    return { value: undefined, codes: [String(error)], diagnostics: [] };
  }
}

function convert(node: unknown, document: Document): Plain {
  if (node === null) return { kind: 'nothing' };
  if (isAlias(node)) {
    const target = node.resolve(document as never);
    if (target === undefined) throw new Error('unresolved alias');
    return convert(target, document);
  }
  if (isScalar(node)) {
    const at = `${node.range![0]}-${node.range![1]}`;
    const { value } = node;
    if (typeof value === 'string') {
      return node.type?.startsWith('BLOCK')
        ? { kind: 'text', value: value.trimEnd() }
        : { kind: 'text', value, at };
    }
    if (typeof value === 'number') return { kind: 'number', value, at };
    if (typeof value === 'boolean') return { kind: 'flag', value, at };
    if (value === null) return { kind: 'nothing' };
  }
  if (isSeq(node))
    return { kind: 'list', items: node.items.map((item) => convert(item, document)) };
  if (isMap(node)) {
    const members = node.items.map((pair) => {
      if (!isPair(pair) || !isScalar(pair.key)) throw new Error('key');
      return [String(pair.key.value), convert(pair.value ?? null, document)] as const;
    });
    return { kind: 'map', members };
  }
  throw new Error('unknown node');
}
