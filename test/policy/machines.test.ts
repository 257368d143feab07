/** What a host is, from its record. */
import { describe, expect, test } from 'vitest';
import type { NodeFacts } from '../../src/model/facts.js';
import { machineOf } from '../../src/policy/machines.js';
import { AT, node } from '../build-network.js';
import { facts } from './office.js';

function machine(about: Partial<NodeFacts>, name = {}): string | undefined {
  return machineOf(node('x', 'host', [], { facts: facts(about), name }));
}

describe('machineOf(node)', () => {
  test.each([
    ['端末', 'terminal'],
    ['主たる業務端末', 'terminal'],
    ['ＰＣ', 'terminal'],
    ['ノートPC(サーバ室)', 'terminal'],
    ['サーバ管理端末', 'terminal'],
    ['監視端末', 'terminal'],
    ['サーバ・端末', 'terminal'],
    ['端末兼サーバ', 'terminal'],
    ['PC for the file server', 'terminal'],
    ['Work terminals', 'terminal'],
    ['端末管理サーバ', 'server'],
    ['ﾌｧｲﾙｻｰﾊﾞ', 'server'],
    ['terminal server', 'server'],
    ['サーバ 2 号機', 'server'],
    ['directory/dns/ntp', 'server'],
    ['住基ネットCS', 'server'],
    ['ログ', 'server'],
    ['複合機', 'equipment'],
    ['複合機(認証印刷)', 'equipment'],
    ['監視カメラ', 'equipment'],
    ['プリントサーバ', 'server'],
    ['税', undefined],
    ['RPC', undefined],
    ['', undefined],
  ])('%s is %s', (role, expected) => {
    expect(machine({ role })).toBe(expected);
  });

  test('a role that names something decides before the name, a name before what servers do', () => {
    expect(machine({ role: '認証サーバ' }, { ja: '端末認証' })).toBe('server');
    expect(machine({ role: 'ログ' }, { ja: 'ログ確認端末' })).toBe('terminal');
    expect(machine({ role: '窓口' }, { en: 'Counter PCs' })).toBe('terminal');
    expect(machine({}, { ja: '業務端末', en: 'Work server' })).toBe('terminal');
  });

  test('data, relaying and sanitizing make a server, terminal facts a terminal', () => {
    const data = [{ value: '個人番号', at: AT }];
    expect(machine({ role: '税', data })).toBe('server');
    expect(machine({ data }, { ja: '窓口端末' })).toBe('terminal');
    expect(machine({ relay: { protocol: 'smtp', upstreams: [], at: AT } })).toBe('server');
    expect(machine({ sanitizer: { method: 'cdr', at: AT } })).toBe('server');
    expect(machine({ role: 'サーバ', terminal: { at: AT } })).toBe('terminal');
    expect(machine({})).toBe(undefined);
  });

  test('a group is no server by its data or by what it is there for alone', () => {
    const group = (about: Partial<NodeFacts>): string | undefined =>
      machineOf(node('x', 'host', [], { facts: facts(about), count: 30 }));
    expect(group({ data: [{ value: '個人番号', at: AT }] })).toBe(undefined);
    expect(group({ role: '窓口システム' })).toBe(undefined);
    expect(group({ role: 'DB サーバ' })).toBe('server');
    expect(group({ relay: { protocol: 'smtp', upstreams: [], at: AT } })).toBe('server');
  });
});
