/** What is said about content that travels, and about what sanitizes it. */

export const CONTENT_FINDINGS = {
  'ok/methods-recognized':
    '{sanitizers} {sanitizers|sanitizer works|sanitizers work} by a recognized method',
  'ok/sanitizer-sound': '{node:node} sanitizes what passes it, and nothing passes around it',
  'ok/nothing-raw-inside': 'no content of the Internet gets into {segment:segment} unsanitized',
  'ok/nothing-leaves-raw':
    'no content of LGWAN-connected segments gets to {segment:segment} unsanitized',
  'ok/released':
    'content of LGWAN-connected segments gets to {segment:segment} unsanitized as {flows} registered {flows|release|releases} only',
  'ok/secret-kept':
    'data of {segment:segment} leaves over {flows} {flows|line|lines} of specific communication only',
  'ok/taint-kept-out':
    'content of the Internet comes to {segment:segment} over {flows} {flows|line|lines} of specific communication only',
  'ok/lines-compose-safely':
    '{lines} {lines|line|lines} of the register, which compose to no way in or out of My Number segments',
  'san/unknown-method':
    '{node:node} works by `{method}`, which leaves content as dangerous as it was.',
  'san/wrong-fact': '{node:node} does not sanitize: its `{fact}` is `{value}`.',
  'san/forwards': '{node:node} forwards packets, so that content passes it untouched.',
  'san/shared-domain':
    'Two legs of {node:node} share a broadcast domain, so that content goes past it.',
  'san/other-services-in':
    'Packets from {segment:segment} reach {node:node} by services that it does not sanitize.',
  'san/other-services-out':
    'Packets of {node:node} reach {segment:segment} by services that it does not sanitize.',
  'content/raw-inside':
    'Content of the Internet gets from {from:holder} to {to:holder} in {segment:segment}, unsanitized.',
  'content/internet-inside':
    '{holder:holder} counts as a part of {segment:segment} and is connected to the Internet.',
  'content/leaves-raw':
    'Content of LGWAN-connected segments gets from {from:holder} to {to:holder} in {segment:segment}, unsanitized and without a release.',
  'content/secret-leaves':
    'Data of {segment:segment} gets from {from:holder} to {to:holder}, where it must not be.',
  'content/taint-enters':
    'Content of the Internet gets from {from:holder} to {to:holder}, where {segment:segment} and its boundary begin.',
  'content/lines-compose':
    'Lines of the register compose: content gets from {from:holder} to {to:holder}, past the isolation of {segment:segment}.',
  'und/other-times':
    'Content gets there only if lines that apply at different times are taken together.',
} as const;

export const CONTENT_FIXES = {
  'san/unknown-method':
    'Use a sanitizer that turns mail into text, transfers the screen only, or rebuilds files (CDR).',
  'san/wrong-fact': 'Configure it so that nothing passes unsanitized, and state that.',
  'san/forwards': 'Switch IP forwarding off (`forwarding: false`).',
  'san/shared-domain': 'Connect its legs to subnets that do not share a VLAN.',
  'san/other-services-in':
    'Narrow the deciding line to its services, or state `protocols` if it sanitizes them.',
  'san/other-services-out':
    'Narrow the deciding line to its services, or state `protocols` if it sanitizes them.',
  'content/raw-inside':
    'Close the step that the chain marks, or lead it through a sanitizer that works.',
  'content/internet-inside': 'Take the Internet connection away, or do not treat it as a part.',
  'content/leaves-raw':
    'Close the step that the chain marks, sanitize it, or register it as a release.',
  'content/secret-leaves': 'Close the step that the chain marks.',
  'content/taint-enters': 'Close the step that the chain marks.',
  'content/lines-compose':
    'Withdraw one of the lines of the chain, or state with `data:` which way content moves on them.',
  'und/other-times': 'Name the time with `--at`, or take the schedules off the lines of the chain.',
} as const;
