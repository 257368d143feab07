/** A scenario file: what happens to a topology, step by step. */
import { EXPECTED, REACHES } from '../../model/scenario.js';
import { DATE, LABEL } from './common.js';
import {
  anything,
  choice,
  described,
  entry,
  mapOf,
  oneOrMore,
  some,
  someOf,
  text,
  wholeNumber,
  type Shape,
} from './shape.js';
import { CABLES, HEADERS, OVERLAY, SECTIONS } from './topology.js';

/** The version of the format that this program reads. */
export const SCENARIO_VERSION = 1;

/** The key that says that a file is a scenario. */
export const SCENARIO_KEY = 'sekisho-scenario';

const EXPECT = mapOf(
  'id',
  choice(EXPECTED, 'holds: proved or excepted; same: as before the step'),
  'Verdicts that are expected, by requirement; others: of every one that is not named',
);

/** Sections whose entries are checked when they are one with what they are written over. */
const PARTS = Object.fromEntries(
  Object.entries<Shape>(SECTIONS)
    // What is asked stays the same while it is played.
    .filter(([name]) => name !== 'requirements')
    .map(([name, { about }]) => [name, mapOf('id', anything(), about)]),
);

const { policyBasis, noNetwork, model: MODEL } = HEADERS;

/** What is written over the topology, as a difference writes it. */
const SET = someOf(
  { policyBasis, document: anything(), noNetwork, ...PARTS, cables: CABLES },
  'Entries written over the topology, as in a difference',
);

const NAMES = oneOrMore(text());
const TIME = text('Time for lines with a schedule, 2026-04-01T22:30, or always');

export const STEP = entry(
  { name: LABEL },
  {
    up: described(NAMES, 'What works again, out of what is down or fails'),
    remove: OVERLAY.remove,
    set: SET,
    insert: OVERLAY.insert,
    syncStops: described(NAMES, 'Devices whose second chassis keeps the configuration of now'),
    switchOver: described(NAMES, 'Devices whose other chassis takes over'),
    down: described(
      NAMES,
      'Device, external, host, node/interface, switch/port of a cable, switch or tunnel',
    ),
    failsClosed: described(NAMES, 'Sanitizers that let nothing through any more'),
    failsOpen: described(NAMES, 'Sanitizers that hand on what they get as it is'),
    compromise: described(NAMES, 'Hosts, devices or externals that an attacker holds from now on'),
    asOf: described(DATE, 'The day from now on'),
    at: TIME,
    expect: EXPECT,
    expectReach: mapOf('id', choice(REACHES), 'How far an attacker gets, by segment'),
  },
  'What happens at once',
);

/** A whole file. */
export const SCENARIO_FILE = entry(
  {
    [SCENARIO_KEY]: wholeNumber(SCENARIO_VERSION, SCENARIO_VERSION, 'Version of this format'),
    topology: text('The topology in which it plays: a file or a folder, relative to this file'),
    steps: some(STEP, 'What happens, in this order'),
  },
  {
    name: LABEL,
    asOf: described(DATE, 'The day at the beginning; default that of the topology'),
    at: TIME,
    model: MODEL,
    exploits: oneOrMore(
      text(),
      'Services by which an attacker takes machines over, tcp/445; default whatever is accepted',
    ),
    expect: EXPECT,
  },
  'What happens to a topology, step by step',
);
