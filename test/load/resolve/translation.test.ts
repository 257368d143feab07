import { describe, expect, test } from 'vitest';
import type { Node } from '../../../src/model/node.js';
import { network, node, printNat } from './load-text.js';

/** The device with `tables`. */
function device(tables: string): Node {
  return node(
    network(`
devices:
  d:
    kind: firewall
    interfaces: { lan: 10.1.0.1, srv: [10.2.0.1, "2001:db8:2::1"], link: 192.0.2.1 }
    zones: { inner: [lan, srv] }
${tables}`),
    'd',
  );
}

function destination(line: string): readonly string[] {
  return device(`    destinationNat: [${line}]`).destinationNat.map(printNat);
}

function source(line: string): readonly string[] {
  return device(`    sourceNat: [${line}]`).sourceNat.map(printNat);
}

const ANY4 = '0.0.0.0-255.255.255.255';
const ANY6 = '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff';

describe('destination translation', () => {
  test('of one address, in the family of the address', () => {
    expect(destination('{ id: V1, in: link, to: 192.0.2.5, translateTo: 10.2.0.9 }')).toEqual([
      `V1 d/link>* ${ANY4} -> 192.0.2.5: pool 10.2.0.9, keep`,
    ]);
    expect(destination('{ from: srv, translateTo: 10.2.0.9 }')).toEqual([
      `1 *>* 10.2.0.0-10.2.0.255 -> ${ANY4}: pool 10.2.0.9, keep`,
    ]);
  });

  test('of a block keeps the offset', () => {
    expect(destination('{ to: 192.0.2.4/30, translateTo: 10.2.0.64/30 }')).toEqual([
      `1 *>* ${ANY4} -> 192.0.2.4-192.0.2.7: shift 192.0.2.4-192.0.2.7 => 10.2.0.64-10.2.0.67, keep`,
    ]);
  });

  test('of ports: one for all, or the same offset', () => {
    const line = 'to: 192.0.2.5, translateTo: 10.2.0.9';
    expect(destination(`{ ${line}, service: [tcp/8443, tcp/9443], port: 443 }`)[0]).toMatch(
      /: pool 10\.2\.0\.9, pool 443$/,
    );
    expect(destination(`{ ${line}, service: tcp/8000-8009, port: 9000-9009 }`)[0]).toMatch(
      /: pool 10\.2\.0\.9, shift 8000-8009 => 9000-9009$/,
    );
    expect(destination('{ to: 192.0.2.5, service: tcp/8443, port: 443 }')).toEqual([
      `1 *>* ${ANY4} -> 192.0.2.5: keep, pool 443`,
    ]);
  });

  test('exempts in both families', () => {
    expect(destination('{ id: V0, in: inner, exempt: true }')).toEqual([
      `V0 d/lan,d/srv>* ${ANY4} -> ${ANY4}: keep, keep`,
      `V0 d/lan,d/srv>* ${ANY6} -> ${ANY6}: keep, keep`,
    ]);
    expect(destination('{ from: 10.0.0.0/8, exempt: true }')).toHaveLength(1);
  });
});

describe('source translation', () => {
  test('to the interface: its first address of each family', () => {
    expect(source('{ out: [srv, link], translateTo: interface }')).toEqual([
      `1 *>d/srv ${ANY4} -> ${ANY4}: pool 10.2.0.1, pool 1024-65535`,
      `1 *>d/srv ${ANY6} -> ${ANY6}: pool 2001:db8:2::1, pool 1024-65535`,
      `1 *>d/link ${ANY4} -> ${ANY4}: pool 192.0.2.1, pool 1024-65535`,
    ]);
    expect(source('{ from: lan, translateTo: interface }')).toHaveLength(3);
  });

  test('to a pool translates ports too, unless they are kept or chosen', () => {
    const line = 'out: link, from: lan, translateTo: 192.0.2.8-192.0.2.9';
    const head = `1 *>d/link 10.1.0.0-10.1.0.255 -> ${ANY4}: pool 192.0.2.8-192.0.2.9`;
    expect(source(`{ ${line} }`)).toEqual([`${head}, pool 1024-65535`]);
    expect(source(`{ ${line}, ports: keep }`)).toEqual([`${head}, keep`]);
    expect(source(`{ ${line}, ports: 2000-2999 }`)).toEqual([`${head}, pool 2000-2999`]);
  });

  test('that is static keeps the offset and the ports', () => {
    expect(source('{ from: 10.1.0.0/28, translateTo: 192.0.2.0/28, static: true }')).toEqual([
      `1 *>* 10.1.0.0-10.1.0.15 -> ${ANY4}: shift 10.1.0.0-10.1.0.15 => 192.0.2.0-192.0.2.15, keep`,
    ]);
  });
});

test('static lines are in both tables, before all others', () => {
  const found = device(`
    staticNat: [{ on: link, inside: 10.2.0.9, outside: 192.0.2.7, enabled: false }]
    destinationNat: [{ id: V1, to: 192.0.2.5, translateTo: 10.2.0.9 }]
    sourceNat: [{ id: S1, out: link, translateTo: 192.0.2.1 }]
`);
  expect(found.destinationNat.map(printNat)).toEqual([
    `static-1 d/link>* ${ANY4} -> 192.0.2.7: shift 192.0.2.7 => 10.2.0.9, keep`,
    `V1 *>* ${ANY4} -> 192.0.2.5: pool 10.2.0.9, keep`,
  ]);
  expect(found.sourceNat.map(printNat)).toEqual([
    `static-1 *>d/link 10.2.0.9 -> ${ANY4}: shift 10.2.0.9 => 192.0.2.7, keep`,
    `S1 *>d/link ${ANY4} -> ${ANY4}: pool 192.0.2.1, pool 1024-65535`,
  ]);
  expect(found.destinationNat.map((line) => line.enabled)).toEqual([false, true]);
});
