/** A short digest of a text, the same everywhere. It tells texts apart; it keeps no secrets. */

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = (1n << 64n) - 1n;

/** FNV-1a over the UTF-16 code units of `text`, high byte first: 16 hexadecimal digits. */
export function digest(text: string): string {
  let hash = OFFSET;
  for (let index = 0; index < text.length; index++) {
    const unit = BigInt(text.charCodeAt(index));
    hash = ((hash ^ (unit >> 8n)) * PRIME) & MASK;
    hash = ((hash ^ (unit & 0xffn)) * PRIME) & MASK;
  }
  return hash.toString(16).padStart(16, '0');
}
