/** What is said about failures. */

export const FAILURE_FINDINGS = {
  'ok/failures':
    '{elements} {elements|element|elements} that can fail, {states} {states|state|states}; {looked} {looked|opens|open} other ways, and nothing crosses by them',
  'ha/violated-when-down':
    'While {elements} is down, {requirement} is violated; in the network as written it is not.',
  'und/when-down':
    'While {elements} is down, {requirement} is undetermined; in the network as written it is not.',
};

export const FAILURE_FIXES = {
  'ha/violated-when-down':
    'Let the spare way lead through the same filters and places, or remove it.',
  'und/when-down': 'Settle it for this state as for the network as written.',
};
