/** Bodies of the town, which may stand one by one or in one text. */
import { several } from './written.js';

/** `町長部局、議会` and `[町長部局, 議会]` are the same two; nothing written is no fact. */
export function organizationsOf(
  written: string | readonly string[] | undefined,
): readonly string[] | undefined {
  if (written === undefined) return undefined;
  return several(written)
    .flatMap((text) => text.normalize('NFKC').split(/[、,;]|及び|並びに/))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
