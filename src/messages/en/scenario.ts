/** Mistakes in scenarios. */
import type { ScenarioCode } from '../../model/diagnostic-codes.js';
import type { DiagnosticTexts } from '../diagnostic-text.js';

const NOTHING =
  'A step that changes nothing shows nothing, although its name says that something happens.';
const ELEMENTS =
  'Name a device, an external, a host, node/interface, a switch, switch/port of a cable, or a tunnel.';

export const SCENARIO: DiagnosticTexts<ScenarioCode> = {
  'scenario/empty-file': {
    what: 'The file says nothing.',
    why: 'A scenario in which nothing happens would pass whatever the network is.',
    fix: 'Write a scenario; docs/scenarios.md begins with one.',
  },
  'scenario/is-topology': {
    what: 'This is a topology, not a scenario.',
    why: 'A scenario says what happens to a topology, step by step.',
    fix: 'Name a file that begins with `sekisho-scenario:`, or use sekisho verify for a topology.',
  },
  'scenario/version-missing': {
    what: 'The version of the format is missing.',
    why: 'It also says that the file is a scenario and not a topology.',
    fix: 'Put `sekisho-scenario: {supported}` on the first line.',
  },
  'scenario/topology-missing': {
    what: 'There is no topology at {path}, neither as a file nor in a folder of that name.',
    why: 'Nothing can be played without the network in which it happens.',
    fix: 'Check the path; it is relative to this file. In a folder it must be called topology.yaml.',
  },
  'scenario/topology-itself': {
    what: 'The scenario names itself ({path}) as the topology in which it plays.',
    why: 'A scenario is no network.',
    fix: 'Name a topology file, or a folder with topology.yaml.',
  },
  'scenario/unknown-requirement': {
    what: 'There is no requirement {name}.',
    why: 'An expectation of nothing would always be met.',
    fix: 'sekisho requirements lists them; `others` stands for all that are not named.',
  },
  'scenario/same-at-start': {
    what: '`same` is expected at the beginning.',
    why: 'There is no state before the beginning that anything could be the same as.',
    fix: 'Write a verdict, or `holds` for proved or excepted.',
  },
  'scenario/bad-time': {
    what: '`{text}` is not a time.',
    why: 'Lines with a schedule depend on the weekday and the minute.',
    fix: 'Write date and time like 2026-04-01T22:30, or `always` for all times.',
  },
  'scenario/no-event': {
    what: 'Nothing happens in this step.',
    why: NOTHING,
    fix: 'Add one of: {allowed}.',
  },
  'scenario/named-twice': {
    what: 'Two events of this step are about {name}.',
    why: 'All events of a step happen at once, so it could not be told which of the two holds.',
    fix: 'Make two steps of them.',
  },
  'scenario/day-backwards': {
    what: 'The day {day} is before {before}, the day of the steps so far.',
    why: 'Steps are played in the order of time.',
    fix: 'Write a later day, or put the step further up.',
  },
  'scenario/unknown-element': {
    what: 'Nothing that can fail is called {name}.',
    why: 'A failure of something else would pass for the one that was meant.',
    fix: ELEMENTS,
  },
  'scenario/already-down': {
    what: '{name} is down, or fails, already.',
    why: NOTHING,
    fix: 'Remove it, or let it come up (`up`) in a step before.',
  },
  'scenario/not-down': {
    what: '{name} is neither down nor failing.',
    why: NOTHING,
    fix: 'Name what an earlier step took down, in the same words.',
  },
  'scenario/not-a-sanitizer': {
    what: '{name} is not a sanitizer.',
    why: 'Only what changes content can hand it on unchanged, or hold it back.',
    fix: 'Name a host or device with `sanitizer` facts; for anything else there is `down`.',
  },
  'scenario/no-second-chassis': {
    what: '{name} is not a device with a second chassis.',
    why: 'Only where there is a second one can it take over.',
    fix: 'Name a device with `ha`, or write `ha: (peer, mode)` for it.',
  },
  'scenario/peer-has-record': {
    what: 'The peer of {name} is the device {peer}, which has a configuration of its own.',
    why: 'What is in force after a switch-over stands in its entry, not in this one.',
    fix: 'Leave `syncStops` out; changes of {name} do not reach {peer} anyway.',
  },
  'scenario/sync-stopped-before': {
    what: 'The two chassis of {name} are out of step already.',
    why: NOTHING,
    fix: 'Remove the event.',
  },
  'scenario/unknown-node': {
    what: 'No host, device or external is called {name}.',
    why: 'Whom an attacker holds decides everything that follows.',
    fix: 'Name a host, a device or an external of the topology.',
  },
  'scenario/already-compromised': {
    what: '{name} is compromised already.',
    why: NOTHING,
    fix: 'Remove it.',
  },
  'scenario/unknown-segment': {
    what: 'No segment that counts as itself is called {name}.',
    why: 'An expectation of nothing would always be met.',
    fix: 'Name a segment of the topology that is not treated as another one.',
  },
  'scenario/nobody-compromised': {
    what: 'It is expected how far an attacker gets, but nobody is compromised.',
    why: 'Every segment would be safe, whatever the network is.',
    fix: 'Add `compromise` to this step or to one before it, or remove `expectReach`.',
  },
};
