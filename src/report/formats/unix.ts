/** One line per entry, as editors and `grep` read it: `path:line:column: message [R-…]`. */
import type { Catalog } from '../../messages/catalog.js';
import type { VerifyResult } from '../../model/result.js';
import { placeText } from '../frame.js';
import { oneLine } from './escape.js';
import { entriesOf } from './entry.js';

export function unixText(results: readonly VerifyResult[], messages: Catalog): string {
  return entriesOf(results, messages)
    .map(({ at, message, id }) => `${placeText(at)}: ${oneLine(message)} [${id}]\n`)
    .join('');
}
