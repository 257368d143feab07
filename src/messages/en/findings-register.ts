/** What is said about the register itself: its lines, approvals, expiries and enforcement. */

export const REGISTER_FINDINGS = {
  'ok/no-line-concerned':
    'none of the {lines} {lines|line|lines} of the register is of the kind that this is about',
  'ok/exceptions-narrow':
    '{lines} {lines|exception|exceptions} for single machines and few ports each',
  'ok/exceptions-pinned':
    '{lines} {lines|exception|exceptions} of My Number segments, each tied to hardware addresses, a way and a firewall',
  'ok/exceptions-in-force': '{lines} {lines|exception|exceptions} approved and in force on {asOf}',
  'ok/lines-in-use': '{lines} {lines|line|lines} of the register of use',
  'ok/counterparts-apart':
    '{lines} {lines|exception|exceptions} with counterparts that are not on the Internet, or public bodies over closed networks',
  'ok/my-number-apart':
    '{lines} {lines|line|lines} with My Number segments, none with the side of the Internet',
  'ok/no-unlocks': 'nothing may be carried out of {hosts} {hosts|host|hosts} by an exception',
  'ok/unlocks-recent':
    '{unlocks} {unlocks|exception|exceptions} for media, all recent and in force on {asOf}',
  'hint/expires-soon': '{flow:flow} expires on {expiresOn}, in {days} {days|day|days}.',
  'hint/line-unused': 'No line of a filter cites {flow:flow} of the register.',
  'hint/line-switched-off':
    'Every line of a filter that cites {flow:flow} of the register is switched off.',
  'hint/line-dead': 'Nothing of {flow:flow} of the register passes.',
  'reg/end-wide': 'The exception {flow:flow} has an end that is no single machine: {end}.',
  'reg/ports-wide':
    'The exception {flow:flow} is for {ports} ports; it may be for {portsMax} at most.',
  'reg/protocol-any': 'The exception {flow:flow} leaves the protocol open.',
  'reg/no-firewall-point': 'The exception {flow:flow} names no firewall that enforces it.',
  'reg/no-path-point':
    'The exception {flow:flow} names no switch or router that ties it to its way.',
  'reg/point-idle':
    'The exception {flow:flow} names {point} as enforcing it, which does nothing for it: no line in force there cites it, or no end of it is in sight.',
  'reg/not-approved': 'The exception {flow:flow} does not say `{fact}`: nobody approved it.',
  'reg/no-expiry': 'The exception {flow:flow} never expires.',
  'reg/approved-later':
    'The exception {flow:flow} is approved from {approvedOn}, later than {asOf}.',
  'reg/expired': 'The exception {flow:flow} expired on {expiresOn}, before {asOf}.',
  'reg/valid-too-long':
    'The exception {flow:flow} is valid from {approvedOn} to {expiresOn}: longer than a year.',
  'reg/exception-unused': 'The exception {flow:flow} is cited by no line of a filter.',
  'reg/exception-dead': 'Nothing of the exception {flow:flow} passes.',
  'reg/counterpart-connected':
    'The counterpart of {flow:flow} is connected to the Internet, and is not a public body that is reached over a closed network.',
  'reg/counterpart-internet':
    '{flow:flow} registers communication of a My Number segment with {segment:segment}.',
  'reg/unlock-old':
    'The exception for media of {unlock} was approved on {approvedOn}, more than {daysMax} days ago.',
  'reg/unlock-expired':
    'The exception for media of {unlock} expired on {expiresOn}, before {asOf}.',
  'reg/unlock-approved-later':
    'The exception for media of {unlock} is approved from {approvedOn}, later than {asOf}.',
  'und/no-date': 'No day is given on which approvals and expiries are to be judged.',
  'und/register-fact': 'The files do not say `{fact}` of {flow:flow}, or contradict each other.',
  'und/end-without-machine':
    'No machine is declared for the end {end} of {flow:flow}, so its hardware address is not known.',
  'und/unlock-fact': 'The exception for media of {unlock} does not say `{fact}`.',
} as const;

export const REGISTER_FIXES = {
  'hint/expires-soon': 'Have it approved for another year, or take it out with its filter lines.',
  'hint/line-unused':
    'Cite it (`register:`) where it is implemented, or take it out of the register.',
  'hint/line-switched-off': 'If it is no longer needed, take it out of the register.',
  'hint/line-dead': 'If it is no longer needed, take it out of the register.',
  'reg/end-wide':
    'Name the machines one by one; of an external write `external:ID ADDRESS/32`, of a group list the addresses of its members.',
  'reg/ports-wide': 'Name the ports that are needed.',
  'reg/protocol-any': 'Name the protocol and the ports that are needed.',
  'reg/no-firewall-point':
    'Add to `enforcedBy` the line of the firewall that lets it through (`fw:LINE`).',
  'reg/no-path-point':
    'Add to `enforcedBy` the port of the switch that holds to the hardware address (`switch:PORT`), or the line of the router or layer-3 switch.',
  'reg/point-idle':
    'Correct the name, or have the line cite the register (`register:`) and attach its filter.',
  'reg/not-approved': 'Have it approved, and write who did and when.',
  'reg/no-expiry': 'State `expiresOn`, a year after the approval at most.',
  'reg/approved-later': 'Block it until then, or correct the date.',
  'reg/expired': 'Have it approved anew, or take it out together with its filter lines.',
  'reg/valid-too-long': 'Shorten it to a year after the approval at most.',
  'reg/exception-unused':
    'Take the exception out of the register, or cite it (`register:`) where it is implemented.',
  'reg/exception-dead': 'Take the exception out of the register, or repair what stops it.',
  'reg/counterpart-connected': 'Give up the line, or reach a public body over a closed network.',
  'reg/counterpart-internet': 'Take it out of the register: this clause has no exception for it.',
  'reg/unlock-old': 'Have it approved anew, or lock the media again.',
  'reg/unlock-expired': 'Lock the media again, or have it approved anew.',
  'reg/unlock-approved-later': 'Lock the media until then, or correct the date.',
  'und/no-date': 'Give it with `--as-of`, or state `asOf` in the topology.',
  'und/register-fact': 'State `{fact}`, the same in the register and in the record outside.',
  'und/end-without-machine': 'Declare the machine with its `mac`, and name it in the register.',
  'und/unlock-fact': 'State `{fact}`.',
} as const;
