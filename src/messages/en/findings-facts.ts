/** What is said about facts of the inventory: terminals, classes, bodies, rooms, cut points. */

export const FACT_FINDINGS = {
  'ok/terminals-closed':
    'nothing can be taken out of {terminals} {terminals|terminal|terminals} in My Number segments ({others} other {others|machine|machines} there)',
  'ok/terminals-authenticate':
    'two kinds of factors at {terminals} {terminals|terminal|terminals} in My Number segments ({others} other {others|machine|machines} there)',
  'excepted/terminal-open':
    '{node:node} has `{fact}: {value}` by an exception that {approvedBy} approved until {expiresOn}.',
  'mn/terminal-open':
    '{node:node} has `{fact}: {value}`, by which residents’ data can be taken out.',
  'mn/one-factor':
    '{node:node} asks for {factors}: not two of something known, something held and something of the body.',
  'und/unknown-machine': 'The files do not say whether {node:node} is a terminal or a server.',
  'und/unknown-factor':
    'Of {node:node} the factor `{factor}` is not known to be a kind of knowledge, possession or inherence.',
  'ok/systems-classified':
    '{systems} {systems|system|systems} classified by confidentiality, integrity and availability',
  'ok/bodies-covered':
    '{bodies} {bodies|body|bodies} in the network, {without} stated to have none of {without|its|their} own',
  'ok/bodies-covered-in': 'every body accounted for in each of {municipalities} towns',
  'ok/everything-drawn':
    '{items} {items|thing|things} of the files, each in one of {figures} {figures|figure|figures}',
  'ok/document-marked': 'number {number}, version {version}, dated, handled as {handling}',
  'ok/in-machine-room':
    '{servers} {servers|server|servers} of My Number segments and {devices} {devices|device|devices} between segments in machine rooms',
  'scp/network-denied':
    'The topology says that the {body:word} has no network, and that {owned} is of it.',
  'scp/network-denied-in':
    'The topology says that the {body:word} of {municipality} has no network, and that {owned} is of it.',
  'doc/not-drawn': 'No figure of the documents shows these {subject:word} ({count}): {names}.',
  'hint/figure-older': 'Figure {figure} is of {date}, older than the document ({documentDate}).',
  'doc/public': 'The document is marked `{handling}`, but it names addresses, ports and devices.',
  'phy/outside-machine-room': '{node:node} is in {room}, which is no machine room.',
  'und/unclassified-systems':
    'The files do not say {facts} of {systems} {systems|system|systems} in {segment:segment}.',
  'und/body-unaccounted':
    'Nothing in the network is of the {body:word}, and the files do not say why.',
  'und/body-unaccounted-in':
    'Nothing in the network is of the {body:word} of {municipality}, and the files do not say why.',
  'und/missing-document-fact': 'The files do not say `{fact}`.',
  'und/unknown-handling':
    'The files do not say clearly whether a document of class `{handling}` is public.',
  'und/unknown-room':
    'The files do not say clearly whether {room}, where {node:node} is, is a machine room.',
  'ok/cut-isolates': '{segment:segment} is isolated once {cutPoints} are pulled, as the plan says',
  'ok/cut-computed': '{segment:segment} is isolated once these links are pulled: {cutPoints}',
  'ok/nothing-to-cut': '{segment:segment} is connected to nothing',
  'ir/unknown-cut-point':
    'To isolate {segment:segment} the plan has `{cutPoint}` pulled, which is not there.',
  'ir/not-isolated':
    'With the cut points of {segment:segment} pulled it is still connected, by {rest}.',
  'ir/shared-wire':
    'With the cut points of {segment:segment} pulled it still shares a wire with {others}.',
  'und/shared-wire':
    '{segment:segment} shares a wire with {others}, so that there is no link to pull between them.',
} as const;

export const FACT_FIXES = {
  'mn/terminal-open':
    'Close it, or state in `terminal: exception:` who approved it (`approvedBy`) and until when (`expiresOn`); tethering has no exception.',
  'mn/one-factor': 'Ask for a factor of another kind as well, e.g. ic-card with pin.',
  'und/unknown-machine': 'State `terminal`, or a `role` that says what it is.',
  'und/unknown-factor':
    'Use a known spelling (see docs/requirements.md), e.g. ic-card, pin, face. An id alone is no factor.',
  'scp/network-denied': 'Correct `organization` there, or take the body out of `noNetwork`.',
  'scp/network-denied-in': 'Correct `organization` there, or take the body out of `noNetwork`.',
  'doc/not-drawn': 'Draw them, and state under `document.figures` which figure shows them.',
  'hint/figure-older': 'See whether it still shows the network as it is.',
  'doc/public':
    'Mark it with a class that is kept from the public; publish drawings without particulars.',
  'phy/outside-machine-room': 'Move it, or correct `room`.',
  'und/unclassified-systems': 'State the classes for each system, or once for the segment.',
  'und/body-unaccounted':
    'Name it in `organization` of a subnet or machine, or state in `noNetwork` why it needs none.',
  'und/body-unaccounted-in':
    'Name it in `organization` of a subnet or machine of this town, or state in `noNetwork` why it needs none.',
  'und/missing-document-fact': 'State it in `document`.',
  'und/unknown-handling': 'Name a class that says it, e.g. confidential.',
  'und/unknown-room': 'Say in `room` what kind of room it is, e.g. machine room 201.',
  'ir/unknown-cut-point':
    'Name a node, node/interface, switch/port or tunnel:ID in `cutPoints` of the segment.',
  'ir/not-isolated': 'Add these to `cutPoints`; the fewest that isolate it are {least}.',
  'ir/shared-wire': 'Separate the two first; until then name the ports of their switches.',
  'und/shared-wire': 'Separate the two first, or name in `cutPoints` what isolates the segment.',
} as const;
