/** What formats for other programs say themselves. */
import type { FormatTexts } from '../report-texts.js';

export const FORMATS: FormatTexts = {
  'format/named': '{name}: {message}',
  'format/verdict': '{verdict}: {message}',
  'format/packet': 'Packet: {packet}',
  'format/left-out':
    '{count} more {count|entry does|entries do} not fit here; the text and the JSON of sekisho verify have them all.',
  'format/places-left-out': '{count} more {count|place does|places do} not fit here.',
  'format/requirement': 'Requirement',
  'format/finding': 'Finding',
  'format/place': 'Place',
  'format/nothing-open': 'Nothing is violated or undetermined.',
};
