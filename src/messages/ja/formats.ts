/** What formats for other programs say themselves. */
import type { FormatTexts } from '../report-texts.js';

export const FORMATS: FormatTexts = {
  'format/named': '{name}: {message}',
  'format/verdict': '{verdict}: {message}',
  'format/packet': 'パケット: {packet}',
  'format/left-out':
    'このほか {count} 件はここに入りきりません。sekisho verify のテキストと JSON にはすべてあります。',
  'format/places-left-out': 'このほか {count} か所はここに入りきりません。',
  'format/requirement': '要件',
  'format/finding': '指摘',
  'format/place': '箇所',
  'format/nothing-open': '違反も判定不能もありません。',
};
