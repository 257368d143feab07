/** Codes of findings about failures, with the holes of their sentences. */
export const FAILURE_FINDING_PARAMS = {
  'ok/failures': ['elements', 'states', 'looked'],
  'ha/violated-when-down': ['elements', 'requirement'],
  'und/when-down': ['elements', 'requirement'],
} as const;
