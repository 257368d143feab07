/** JUnit and Checkstyle: well-formed with any text, which comes back as it went in. */
import { test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { EN } from '../../../src/messages/en/en.js';
import { JA } from '../../../src/messages/ja/ja.js';
import { clean } from '../../../src/report/clean.js';
import { checkstyleText } from '../../../src/report/formats/checkstyle.js';
import { xml } from '../../../src/report/formats/escape.js';
import { junitText } from '../../../src/report/formats/junit.js';
import { RESULT } from '../sample.js';
import { readXml, type Element } from './read-xml.js';
import { brokenTown, HOSTILE, namedResult, unreadTown } from './results.js';

/** What a text looks like where XML cannot hold all of it. */
function shown(text: string): string {
  const parts = text
    .split(/([\t\n\r])/)
    .map((part) => (/^[\t\n\r]$/.test(part) ? part : clean(part)));
  return parts.join('').replaceAll('\ufffe', '\\ufffe').replaceAll('\uffff', '\\uffff');
}

function cases(text: string): readonly Element[] {
  return readXml(text).children.flatMap(({ children }) => children);
}

describe('readXml(source)', () => {
  test.each(['<a>', '<a></b>', '<a b=""', '<a>&x;</a>', '<a>\u0001</a>', '<a/><b/>', '<a b="<"/>'])(
    'refuses %j',
    (source) => {
      expect(() => readXml(source)).toThrow();
    },
  );

  test('reads elements, attributes and text', () => {
    expect(readXml('<a b="&lt;&#10;">x<c/>&amp;</a>')).toEqual({
      name: 'a',
      attributes: { b: '<\n' },
      children: [{ name: 'c', attributes: {}, children: [], text: '' }],
      text: 'x&',
    });
  });
});

describe('xml(text)', () => {
  property.prop([HOSTILE])('is read back as it was', (text) => {
    const element = readXml(`<a b="${xml(text)}">${xml(text)}</a>`);
    expect(element.attributes['b']).toBe(shown(text));
    expect(element.text).toBe(shown(text));
  });
});

describe('junitText(results, messages)', () => {
  test('has a suite per topology, a test per requirement, and counts them', () => {
    const root = readXml(junitText([brokenTown(), RESULT], JA));
    expect(root.attributes).toEqual({ name: 'sekisho', tests: '9', failures: '5', errors: '1' });
    expect(root.children.map(({ attributes }) => attributes['name'])).toEqual([
      'topologies/broken/topology.yaml',
      'towns/minase/topology.yaml',
    ]);
  });

  test('tells violated, undetermined and proved apart', () => {
    const kinds = cases(junitText([RESULT], EN)).map(({ attributes, children }) => [
      attributes['name']!.split(' ')[0],
      children[0]?.name,
    ]);
    expect(kinds).toEqual([
      ['R-INV-1', undefined],
      ['R-SEP-1', 'error'],
      ['R-MN-1', 'failure'],
      ['R-EXC-4', undefined],
      ['R-REQ-1', 'failure'],
    ]);
  });

  test('shows a topology that cannot be read as an error', () => {
    const [first] = cases(junitText([unreadTown()], EN));
    expect(first!.children[0]!.name).toBe('error');
  });

  test('lets a requirement pass that is only a warning', () => {
    const town = namedResult('a.yaml');
    const requirements = town.requirements.map((requirement) => ({
      ...requirement,
      own: { ...requirement.own!, severity: 'warning' as const },
    }));
    const [only] = cases(junitText([{ ...town, requirements }], EN));
    expect(only!.children.map(({ name }) => name)).toEqual(['system-out']);
  });

  property.prop([HOSTILE])('is well-formed with any text', (text) => {
    const [suite] = readXml(junitText([namedResult(text)], EN)).children;
    expect(suite!.attributes['name']).toBe(shown(text));
  });
});

describe('checkstyleText(results, messages)', () => {
  test('has the findings of a file together', () => {
    const files = readXml(checkstyleText([brokenTown(), unreadTown()], EN)).children;
    expect(files.map(({ attributes, children }) => [attributes['name'], children.length])).toEqual([
      ['topologies/broken/topology.yaml', 3],
      ['town/a.yaml', 2],
    ]);
  });

  property.prop([HOSTILE])('is well-formed with any text', (text) => {
    const [file] = readXml(checkstyleText([namedResult(text)], EN)).children;
    expect(file!.attributes['name']).toBe(shown(text));
    expect(file!.children).toHaveLength(2);
  });
});
