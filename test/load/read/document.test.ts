/** What a document holds: entries, what was left out, and where everything stands. */
import { describe, expect, test } from 'vitest';
import type { Document } from '../../../src/load/document.js';
import { includesOf } from '../../../src/load/read/includes.js';
import { readDocument } from '../../../src/load/read/read-document.js';
import type { SourceFile } from '../../../src/model/diagnostic.js';

function file(text: string, path = 'a.yaml'): SourceFile {
  return { path, text, sha256: '' };
}

function documentOf(...files: readonly SourceFile[]): Document {
  const { document } = readDocument(files);
  if (document === undefined) throw new Error('no document');
  return document;
}

const TOWN = `sekisho: 1
name: { ja: 例の町 }
segments:
  "10a": { kind: my-number }
  __proto__: { kind: other }
  constructor: { kind: education }
devices:
  fw:
    kind: firewall
    interfaces: { lan: &lan [10.0.0.1, "2001:db8::1"], wan: *lan }
    policy:
      - { id: F1, from: any }
      - id: F2
        to: [x,
          y]
cables:
  - [a/1, b/1]
  - { ends: [c/1, d/1] }
`;

describe('a document', () => {
  test('has entries by id in the order of the file, whatever the ids', () => {
    const { topology } = documentOf(file(TOWN));
    expect([...topology.segments]).toEqual([
      ['10a', { kind: 'my-number' }],
      ['__proto__', { kind: 'other' }],
      ['constructor', { kind: 'education' }],
    ]);
    expect(topology.name).toEqual({ ja: '例の町' });
    expect(topology.hosts.size).toBe(0);
    expect(topology.cables).toEqual([['a/1', 'b/1'], { ends: ['c/1', 'd/1'] }]);
  });

  test('keeps numeric names where they stand', () => {
    const { topology } = documentOf(
      file('sekisho: 1\nswitches: { sw: { ports: { "10": {}, "9": {}, a: {}, "1": {} } } }\n'),
    );
    expect([...topology.switches.get('sw')!.ports!.keys()]).toEqual(['10', '9', 'a', '1']);
  });

  test('leaves out entries with a mistake, and only these', () => {
    const { document, diagnostics } = readDocument([
      file('sekisho: 1\nsegments: { a: { kind: other }, b: { knid: other }, c: { kind: x } }\n'),
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['read/unknown-key', 'read/not-one-of']);
    expect([...document!.topology.segments.keys()]).toEqual(['a']);
    expect(document!.broken).toEqual(new Set(['segments/b', 'segments/c']));
  });

  test.each([
    ['a list item', '{ data: [個人番号, 7] }'],
    ['a list item of an entry in it', '{ routes: [{ to: 10.0.0.0/8 }, { to: 7 }] }'],
    ['an entry by name', '{ interfaces: { a: 10.0.0.1, b: 7 } }'],
    ['the name of an entry', '{ interfaces: { a b: 10.0.0.1 } }'],
    ['a name that looks like another', '{ interfaces: { a: 10.0.0.1, ａ: 10.0.0.2 } }'],
    ['a key that is there twice', '{ role: x, role: y }'],
    ['a tag', '{ role: !x y }'],
  ])('leaves out an entry with a mistake in %s', (_, text) => {
    const { document, diagnostics } = readDocument([
      file(`sekisho: 1\nhosts: { bad: ${text}, good: { role: x } }\n`),
    ]);
    expect(diagnostics).toHaveLength(1);
    expect([...document!.topology.hosts.keys()]).toEqual(['good']);
    expect(document!.broken).toEqual(new Set(['hosts/bad']));
  });

  test.each([
    ['a key twice in a section', 'segments: { a: { kind: other }, a: { kind: other } }'],
    ['a section that is no map', 'segments: [a]'],
    ['a missing file', 'include: x.yaml'],
    ['a second section of the name', 'segments: {}\nsegments: {}'],
  ])('is not there with %s, as anything might be missing', (_, text) => {
    const { document, diagnostics } = readDocument([file(`sekisho: 1\n${text}\n`)]);
    expect(diagnostics).toHaveLength(1);
    expect(document).toBeUndefined();
  });

  test.each([
    [['name', 'ja'], '2:13-16', '2:9-11'],
    [['segments', '__proto__', 'kind'], '5:22-27', '5:16-20'],
    [['segments', 'constructor'], '6:16-35', '6:3-14'],
    [['devices', 'fw', 'interfaces', 'lan', 1], '10:40-53', '10:40-53'],
    [['devices', 'fw', 'interfaces', 'wan'], '10:29-54', '10:56-59'],
    [['devices', 'fw', 'policy', 0, 'from'], '12:25-28', '12:19-23'],
    [['devices', 'fw', 'policy', 1, 'to'], '14:13-13', '14:9-11'],
    [['cables', 1, 'ends', 0], '18:14-17', '18:14-17'],
    [['segments'], '4:3-35', '3:1-9'],
  ])('knows where %j stands', (path, value, key) => {
    const { place, keyPlace } = documentOf(file(TOWN));
    const show = ({ line, column, endColumn }: ReturnType<typeof place>): string =>
      `${line}:${column}-${endColumn}`;
    expect([show(place(path)), show(keyPlace(path))]).toEqual([value, key]);
  });

  test.each([
    [['devices', 'fw', 'policy', 0, 'service'], '12:9-30'],
    [['devices', 'fw', 'policy', 7], '12:7-13'],
    [['segments', 'nobody', 'kind'], '4:3-35'],
    [['hosts', 'pc'], '1:1-1'],
    [[], '1:1-1'],
  ])('points at what is around %j, which is not written', (path, around) => {
    const { line, column, endColumn } = documentOf(file(TOWN)).place(path);
    expect(`${line}:${column}-${endColumn}`).toBe(around);
  });

  test('says of each entry in which file it stands', () => {
    const files = [
      file('sekisho: 1\ninclude: b.yaml\nsegments: { a: { kind: other } }\ncables: [[a/1, b/1]]\n'),
      file('segments: { b: { kind: other } }\ncables:\n  - [c/1, d/1]\n', 'b.yaml'),
    ];
    const { place } = documentOf(...files);
    expect(place(['segments', 'a', 'kind']).path).toBe('a.yaml');
    expect(place(['segments', 'b', 'kind']).path).toBe('b.yaml');
    expect(place(['cables', 0])).toMatchObject({ path: 'a.yaml', line: 4 });
    expect(place(['cables', 1, 0])).toMatchObject({ path: 'b.yaml', line: 3, column: 6 });
  });

  test('has the columns of an editor after a byte order mark and in lines that end in CRLF', () => {
    const text = `\uFEFF${TOWN.replaceAll('\n', '\r\n')}`;
    const plain = documentOf(file(TOWN));
    const windows = documentOf(file(text));
    expect(windows.topology).toEqual(plain.topology);
    const path = ['devices', 'fw', 'policy', 0, 'from'];
    expect(windows.place(path)).toEqual(plain.place(path));
    expect(windows.keyPlace(['name'])).toEqual(plain.keyPlace(['name']));
    expect(documentOf(file(`\uFEFFsekisho: 1\r\n`)).keyPlace(['sekisho']).column).toBe(1);
  });
});

describe('includesOf(file)', () => {
  test.each([
    ['a.yaml', 'include: b.yaml', ['b.yaml']],
    [
      'x/a.yaml',
      'include: [b.yaml, ../c.yaml, ../../d.yaml, ./b.yaml]',
      ['x/b.yaml', 'c.yaml', '../d.yaml'],
    ],
    ['../x/a.yaml', 'include: [../b.yaml, ../../c.yaml]', ['../b.yaml', '../../c.yaml']],
    ['/x/a.yaml', 'include: [b.yaml, ../../../c.yaml]', ['/x/b.yaml', '/c.yaml']],
    ['C:/x/a.yaml', 'include: ../b.yaml', ['C:/b.yaml']],
    ['<stdin>', 'include: b.yaml', ['b.yaml']],
    ['a.yaml', 'include: [1, /etc/b.yaml, "C:\\\\b.yaml", "", {}]', []],
    ['a.yaml', 'name: include', []],
    ['a.yaml', 'include: [b.yaml', []],
    ['a.yaml', '- include', []],
  ])('%s with %s', (path, text, paths) => {
    expect(includesOf(file(text, path))).toEqual(paths);
  });
});
