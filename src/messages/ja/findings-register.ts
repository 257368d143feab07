/** What is said about the register itself: its lines, approvals, expiries and enforcement. */

export const REGISTER_FINDINGS = {
  'und/no-date': '承認と期限を判定する基準日が与えられていません。',
} as const;

export const REGISTER_FIXES = {
  'und/no-date': '`--as-of` で指定するか、構成に `asOf` を書いてください。',
} as const;
