/** One step, or the beginning, as data: what happens, what is expected, what it is called. */
import type { ReadCode, ResolveCode, ScenarioCode } from '../../model/diagnostic-codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { isDate } from '../../model/date.js';
import type { Label, Location } from '../../model/location.js';
import {
  NAMED_EVENTS,
  type Expectation,
  type ReachExpectation,
  type ScenarioEvent,
  type Titled,
} from '../../model/scenario.js';
import type { Service } from '../../model/match.js';
import { parseLocalTime } from '../../model/schedule.js';
import { parseService } from '../grammar/service.js';
import type { Report } from '../read/problem.js';
import { locate } from '../read/source.js';
import type { MapNode } from '../read/yaml/node.js';
import { changeEvents } from './changes.js';
import { mapAt, membersOf, textsAt, type SayScenario } from './read-scenario.js';

export type ScenarioDiagnostic = Diagnostic<ReadCode | ResolveCode | ScenarioCode>;

/** How mistakes are told. */
export interface Teller {
  readonly say: SayScenario;
  /** Everything that is wrong so far. */
  readonly told: ScenarioDiagnostic[];
}

/** Everything that happens in `step`, in the order of SEMANTICS §12.2. */
export function eventsOf(step: MapNode, { told, say }: Teller): readonly ScenarioEvent[] {
  const named = NAMED_EVENTS.map((kind) =>
    textsAt(step, kind).map(({ text, at }): ScenarioEvent => {
      return { kind, name: text.normalize('NFKC'), at };
    }),
  );
  const [up = [], ...others] = named;
  const day = dayOf(step, { told });
  const time = timeOf(step, say);
  const clock: readonly ScenarioEvent[] = [
    ...(day === undefined ? [] : [{ kind: 'asOf' as const, day, at: placeOf(step, 'asOf') }]),
    ...(time === undefined ? [] : [{ kind: 'at' as const, ...time, at: placeOf(step, 'at') }]),
  ];
  const compromised = others.at(-1) ?? [];
  const events = [
    ...up,
    ...changeEvents(step),
    ...others.slice(0, -1).flat(),
    ...clock,
    ...compromised,
  ];
  if (events.length === 0 && !step.members.has('asOf') && !step.members.has('at')) {
    const allowed = [...NAMED_EVENTS, 'remove', 'set', 'insert', 'asOf', 'at'].join(', ');
    say('scenario/no-event', titleOf(step).at, { allowed });
  }
  return events;
}

export function dayOf(map: MapNode, { told }: Pick<Teller, 'told'>): string | undefined {
  const [stated] = textsAt(map, 'asOf');
  if (stated === undefined || isDate(stated.text)) return stated?.text;
  const { text, at } = stated;
  // Any other text that is no date is told of by its shape.
  if (/^\d{4}-02-29$/.test(text)) {
    told.push({
      code: 'resolve/bad-date',
      severity: 'error',
      at,
      params: { text },
      related: [],
    });
  }
  return undefined;
}

/** A service as it is written, and as it is meant. */
export interface Exploit {
  readonly text: string;
  readonly service: Service;
}

export function exploitsOf(map: MapNode, { told }: Pick<Teller, 'told'>): readonly Exploit[] {
  return textsAt(map, 'exploits').flatMap(({ text, at }): readonly Exploit[] => {
    const parsed = parseService(text);
    if (parsed.ok && parsed.value.kind === 'service') {
      return [{ text, service: parsed.value.service }];
    }
    const { code, params } = parsed.ok
      ? {
          code: 'resolve/unknown-name' as const,
          params: { kind: 'service', name: text, suggestion: '' },
        }
      : parsed.problem;
    told.push({ code, severity: 'error', at, params, related: [] });
    return [];
  });
}

const ALL_TIMES = 'always';

/** The time that is stated; without one in it, all times. */
export function timeOf(map: MapNode, say: SayScenario): { readonly time?: string } | undefined {
  const [stated] = textsAt(map, 'at');
  if (stated === undefined) return undefined;
  const { text, at } = stated;
  if (text === ALL_TIMES) return {};
  if (parseLocalTime(text) !== undefined) return { time: text };
  say('scenario/bad-time', at, { text });
  return undefined;
}

export function expectationsOf(map: MapNode, report: Report): readonly Expectation[] {
  const stated = mapAt(map, 'expect');
  if (stated?.members.size === 0) {
    report('read/no-keys', locate(stated), { allowed: 'R-…, others' });
  }
  return membersOf(stated).flatMap(([about, { key, value }]) =>
    value.kind === 'text'
      ? [{ about, expected: value.value as Expectation['expected'], at: locate(key) }]
      : [],
  );
}

export function reachOf(step: MapNode): readonly ReachExpectation[] {
  return membersOf(mapAt(step, 'expectReach')).flatMap(([key, member]) =>
    member.value.kind === 'text'
      ? [
          {
            segment: key.normalize('NFKC'),
            expected: member.value.value as ReachExpectation['expected'],
            at: locate(member.key),
          },
        ]
      : [],
  );
}

export function titleOf(map: MapNode): Titled {
  const name = map.members.get('name')?.value;
  const at = locate(name ?? map);
  return { name: labelIn(map), at };
}

function labelIn(map: MapNode): Label {
  const [text] = textsAt(map, 'name');
  if (text !== undefined) return { ja: text.text, en: text.text };
  const both = mapAt(map, 'name');
  const [ja, en] = ['ja', 'en'].map((key) => both && textsAt(both, key)[0]?.text);
  return { ...(ja === undefined ? {} : { ja }), ...(en === undefined ? {} : { en }) };
}

function placeOf(map: MapNode, key: string): Location {
  return locate(map.members.get(key)?.value ?? map);
}
