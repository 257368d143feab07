/** The small sentences of formats for other programs (docs/formats.md), with their holes. */
export const FORMAT_PARAMS = {
  'format/named': ['name', 'message'],
  'format/verdict': ['verdict', 'message'],
  'format/packet': ['packet'],
  'format/left-out': ['count'],
  'format/places-left-out': ['count'],
  'format/requirement': [],
  'format/finding': [],
  'format/place': [],
  'format/nothing-open': [],
} as const;
