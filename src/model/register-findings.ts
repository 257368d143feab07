/** Findings about the register itself, with the holes of each. */
export const REGISTER_FINDING_PARAMS = {
  // proved; `lines` is a number of lines of the register
  'ok/no-line-concerned': ['lines'],
  'ok/exceptions-narrow': ['lines'],
  'ok/exceptions-pinned': ['lines'],
  'ok/exceptions-in-force': ['lines', 'asOf'],
  'ok/lines-in-use': ['lines'],
  'ok/counterparts-apart': ['lines'],
  'ok/my-number-apart': ['lines'],
  'ok/no-unlocks': ['hosts'],
  'ok/unlocks-recent': ['unlocks', 'asOf'],
  // proved, and yet somebody should look
  'hint/expires-soon': ['flow', 'expiresOn', 'days'],
  'hint/line-unused': ['flow'],
  'hint/line-switched-off': ['flow'],
  'hint/line-dead': ['flow'],
  // violated
  'reg/end-wide': ['flow', 'end'],
  'reg/ports-wide': ['flow', 'ports', 'portsMax'],
  'reg/protocol-any': ['flow'],
  'reg/no-firewall-point': ['flow'],
  'reg/no-path-point': ['flow'], // on layer 2 or 3
  'reg/point-idle': ['flow', 'point'],
  'reg/not-approved': ['flow', 'fact'],
  'reg/no-expiry': ['flow'],
  'reg/approved-later': ['flow', 'approvedOn', 'asOf'],
  'reg/expired': ['flow', 'expiresOn', 'asOf'],
  'reg/valid-too-long': ['flow', 'approvedOn', 'expiresOn'],
  'reg/exception-unused': ['flow'],
  'reg/exception-dead': ['flow'],
  'reg/counterpart-connected': ['flow'],
  'reg/counterpart-internet': ['flow', 'segment'],
  'reg/unlock-old': ['unlock', 'approvedOn', 'daysMax'], // id of a host or of a transfer by hand
  'reg/unlock-expired': ['unlock', 'expiresOn', 'asOf'],
  'reg/unlock-approved-later': ['unlock', 'approvedOn', 'asOf'],
  // undetermined
  'und/no-date': [], // no day on which approvals and expiries are judged
  'und/register-fact': ['flow', 'fact'],
  'und/end-without-machine': ['flow', 'end'],
  'und/unlock-fact': ['unlock', 'fact'],
} as const;
