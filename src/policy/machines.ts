/**
 * What a host is, as far as its inventory record says: a terminal at which people work, a server, or
 * equipment such as a printer. docs/requirements.md tells it in words. Terminal wins over server and
 * server over nothing, so that doubt asks for facts instead of leaving a machine out.
 */
import type { Node } from '../model/node.js';

export type Machine = 'terminal' | 'server' | 'equipment';

const TERMINALS = words([
  '端末',
  'パソコン',
  'パーソナルコンピュータ',
  'ワークステーション',
  'クライアント',
  'タブレット',
  'スマートフォン',
  '仮想デスクトップ',
  'terminal',
  'workstation',
  'client',
  'laptop',
  'desktop',
  'tablet',
  'smartphone',
  'pc',
]);

/** Words that name a server whatever it serves. */
const SERVERS = words([
  'サーバ',
  'データベース',
  'ストレージ',
  'ハイパーバイザ',
  'ホストコンピュータ',
  'server',
  'database',
  'storage',
  'nas',
  'hypervisor',
  'mainframe',
  'host computer',
]);

const EQUIPMENT = words([
  '複合機',
  'プリンタ',
  'スキャナ',
  'コピー機',
  '電話',
  'カメラ',
  'センサ',
  '無停電電源',
  '入退室',
  'サイネージ',
  'printer',
  'scanner',
  'copier',
  'mfp',
  'phone',
  'camera',
  'sensor',
  'ups',
]);

/** What servers do. A terminal may be there for it too (監視端末), so these words come last. */
const SERVICES = words([
  'システム',
  'プロキシ',
  'メール',
  '中継',
  '配信',
  'ログ',
  'バックアップ',
  '監視',
  '連携',
  'ゲートウェイ',
  '認証',
  '証明発行',
  'グループウェア',
  '無害化',
  '仮想ブラウザ',
  'system',
  'directory',
  'dns',
  'ntp',
  'dhcp',
  'ldap',
  'radius',
  'wsus',
  'cs',
  'proxy',
  'mail',
  'relay',
  'distribution',
  'log',
  'backup',
  'monitoring',
  'gateway',
  'authentication',
  'groupware',
  'sanitizer',
  'virtual browser',
]);

/** What `node` is; undefined if its record does not say. */
export function machineOf({ facts, name, count }: Node): Machine | undefined {
  if (facts.terminal !== undefined) return 'terminal';
  const texts = [facts.role, name.ja, name.en].flatMap((text) => (text === undefined ? [] : text));
  for (const parts of texts.map(partsOf)) {
    if (parts.some(isTerminal)) return 'terminal';
    if (parts.some((part) => lastEnd(SERVERS, part) > 0)) return 'server';
  }
  const whole = texts.map(plain);
  if (whole.some((text) => lastEnd(EQUIPMENT, text) > 0)) return 'equipment';
  const { data, relay, sanitizer } = facts;
  if (relay !== undefined || sanitizer !== undefined) return 'server';
  // Thirty machines with residents' data are hardly servers.
  const serves = data.length > 0 || whole.some((text) => lastEnd(SERVICES, text) > 0);
  return serves && count === 1 ? 'server' : undefined;
}

/** The last word says what a thing is: サーバ管理端末 is a terminal, 端末管理サーバ is none. */
function isTerminal(part: string): boolean {
  const end = lastEnd(TERMINALS, part);
  return end > 0 && end >= lastEnd(SERVERS, part);
}

/** Things that one text names together, without what is in brackets or follows a preposition. */
function partsOf(text: string): readonly string[] {
  return plain(text)
    .split(/[/・、,;&+]|兼|及び|\band\b/)
    .map((part) => part.replace(/\s(?:for|of|in|at|with|to|on|from|by)\s.*$/, ''));
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^()]*\)/g, ' ');
}

/** Latin words stand alone; Japanese has no gaps between words. */
function words(list: readonly string[]): RegExp {
  const patterns = list.map((word) =>
    /^[a-z]/.test(word) ? `(?<![a-z])${word}s?(?![a-z])` : word,
  );
  return new RegExp(patterns.join('|'), 'g');
}

/** Where the last of `pattern` in `text` ends; 0 if there is none. */
function lastEnd(pattern: RegExp, text: string): number {
  return Math.max(0, ...[...text.matchAll(pattern)].map((match) => match.index + match[0].length));
}
