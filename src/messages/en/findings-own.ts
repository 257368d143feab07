/** What is said about requirements that a town writes itself. */

export const OWN_FINDINGS = {
  'ok/own-nothing-passes': 'nothing passes from {from} to {to}',
  'ok/own-passes': 'every packet from {from} to {to} gets there and is answered',
  'ok/own-only-through': 'whatever passes from {from} to {to} goes through {nodes}',
  'ok/own-only-allowed':
    'from {from} to {to} nothing passes but what {entries} {entries|entry allows|entries allow}',
  'ok/own-content-kept': 'no such content of {from} comes to {to}',
  'own/passes': 'Packets pass from {from:segment} to {to:segment}, which is forbidden.',
  'own/not-allowed':
    'Packets pass from {from:segment} to {to:segment} that no entry of `only` allows.',
  'own/around': 'Packets pass from {from:segment} to {to:segment} around {nodes}.',
  'own/lost': 'From {from} to {to} not everything gets there: a packet ends as {disposition:word}.',
  'own/reply-lost':
    'From {from} to {to} not everything is answered: a reply ends as {disposition:word}.',
  'own/wrong-end':
    'From {from} to {to} not everything gets there: a packet arrives at {end} instead.',
  'own/content':
    'Content gets from {from:holder} to {to:holder} in {segment:segment}, where it must not come.',
  'own/raw-content':
    'Content gets from {from:holder} to {to:holder} in {segment:segment} without a sanitizer that works.',
  'own/same-place':
    'In {holder:holder} of {segment:segment} sender and receiver are in one place, so that the one has what the other has.',
  'und/empty-selector':
    'Nobody is meant by `{selector}`; whatever is claimed of them would be true.',
} as const;

export const OWN_FIXES = {
  'own/passes': 'Narrow the deciding line, or change the requirement.',
  'own/not-allowed': 'Narrow the deciding line, or add what passes to `only`.',
  'own/around': 'Close the way that the packet takes, or lead it through one of the nodes.',
  'own/lost': 'Look at the last hop: permit it there, or correct the route.',
  'own/reply-lost': 'Let the reply take the way back through the same stateful device.',
  'own/wrong-end': 'Correct the route or the translation, or `to` of the requirement.',
  'own/content': 'Close the step that the chain marks.',
  'own/raw-content':
    'Close the step that the chain marks, or lead it through a sanitizer that works.',
  'own/same-place': 'Put them in different subnets, or take one out of the requirement with `not`.',
  'und/empty-selector': 'Declare who is meant, or correct the requirement.',
} as const;
