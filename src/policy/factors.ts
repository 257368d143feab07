/**
 * Factors by which people authenticate at a terminal, in the spellings of inventories. A factor is
 * something that its bearer knows, has or is; what says only who somebody is (an id) is none.
 */
import { suggest } from '../base/suggest.js';

export type FactorCategory = 'knowledge' | 'possession' | 'inherence';

const SPELLINGS: Readonly<Record<FactorCategory, readonly string[]>> = {
  knowledge: [
    'password',
    'passphrase',
    'passcode',
    'pin',
    'pin-code',
    'secret-question',
    'パスワード',
    'パスフレーズ',
    'パスコード',
    '暗証番号',
    'PINコード',
    '秘密の質問',
    '知識',
    'knowledge',
  ],
  possession: [
    'ic-card',
    'smart-card',
    'my-number-card',
    'staff-card',
    'operator-card',
    'token',
    'hardware-token',
    'security-key',
    'usb-key',
    'otp',
    'totp',
    'one-time-password',
    'smartphone',
    'ICカード',
    'スマートカード',
    'マイナンバーカード',
    '個人番号カード',
    '職員証',
    '操作者識別カード',
    'トークン',
    'ハードウェアトークン',
    'セキュリティキー',
    'USBキー',
    'ワンタイムパスワード',
    'スマートフォン',
    '所持',
    '所有',
    'possession',
  ],
  inherence: [
    'face',
    'vein',
    'palm-vein',
    'finger-vein',
    'fingerprint',
    'iris',
    'voice',
    'biometrics',
    '顔',
    '静脈',
    '手のひら静脈',
    '指静脈',
    '指紋',
    '虹彩',
    '声紋',
    '生体',
    '存在',
    'inherence',
  ],
};

const ENTRIES = Object.entries(SPELLINGS) as readonly [FactorCategory, readonly string[]][];
const CATEGORIES: ReadonlyMap<string, FactorCategory> = new Map(
  ENTRIES.flatMap(([category, list]) => list.map((text) => [folded(text), category])),
);

/** The category of a factor; undefined if it is not one of those known. */
export function categoryOf(factor: string): FactorCategory | undefined {
  return CATEGORIES.get(folded(factor));
}

/** Two spellings of one factor are one: width, case, hyphens and 認証 at the end do not count. */
export function folded(factor: string): string {
  return factor
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '')
    .replace(/(?:による)?(?:認証|authentication|recognition)$/, '');
}

/** The known factor nearest to `factor`, or `''`. */
export function nearestFactor(factor: string): string {
  return suggest(
    factor,
    ENTRIES.flatMap(([, list]) => list),
  );
}
