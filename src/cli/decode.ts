/** Bytes of a file as text. Only UTF-8 is read; of everything else it is said what it looks like. */
import { isUtf8 } from 'node:buffer';

export type Decoded =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      /** Of the first byte that is wrong. */
      readonly offset: number;
      /** The text before it, for the place in lines and columns. */
      readonly before: string;
      /** Name of the encoding as `iconv` knows it; absent if it is no text at all. */
      readonly guess?: string;
    };

/** Reads `bytes` as UTF-8. */
export function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  const offset = wide === undefined ? invalidOffset(bytes) : Math.max(0, bytes.indexOf(0));
  if (offset === undefined) {
    return { ok: true, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
  }
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, offset));
  const guess = wide ?? guessOf(bytes);
  return { ok: false, offset, before, ...(guess === undefined ? {} : { guess }) };
}

/** UTF-16 by its byte order mark, or by the zero bytes of its Latin letters. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  const head = bytes.subarray(0, 1024);
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  const [even, odd] = zeros as [number, number];
  const many = Math.max(1, head.length / 8);
  if (odd > many && even === 0) return 'UTF-16LE';
  return even > many && odd === 0 ? 'UTF-16BE' : undefined;
}

/** Offset of the first byte that is not part of well-formed UTF-8 (Unicode, table 3-7). */
function invalidOffset(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return undefined;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const [lead, second = 0] = [bytes[at]!, bytes[at + 1]];
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let i = 2; i < length; i += 1) {
    if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Of the encodings in which Japanese files are found, the one that reads as the most Japanese. */
function guessOf(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 8192).includes(0)) return undefined;
  const readings = ['EUC-JP', 'Shift_JIS'].map((name) => ({ name, score: score(bytes, name) }));
  const best = readings.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.name : undefined;
}

/** Share of kana and everyday kanji among what is not ASCII; 0 if it cannot be read at all. */
function score(bytes: Uint8Array, encoding: string): number {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, cutAt(bytes)));
  } catch {
    return 0;
  }
  const others = [...text].filter((character) => character > '\u007f');
  // Half-width katakana are what the bytes of other encodings look like in Shift_JIS.
  const likely = others.filter((character) =>
    /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]/.test(character),
  );
  return others.length === 0 ? 0 : likely.length / others.length;
}

const SAMPLE_MAX = 65536;

/** A sample ends at a line, so that it does not cut a character in two. */
function cutAt(bytes: Uint8Array): number {
  if (bytes.length <= SAMPLE_MAX) return bytes.length;
  const line = bytes.subarray(0, SAMPLE_MAX).lastIndexOf(0x0a);
  return line > 0 ? line : bytes.length;
}
