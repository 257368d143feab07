/**
 * What steps change in the files of a topology (SEMANTICS §12.2, §12.5): the map of the topology as a
 * whole goes in and comes out, every value at the place where it was written.
 */
import { overlaid } from '../read/overlay.js';
import { changedAt, nameOfItem, waysTo } from '../read/node-path.js';
import type { Report } from '../read/problem.js';
import { locate } from '../read/source.js';
import type { MapNode, Node } from '../read/yaml/node.js';
import type { ScenarioEvent } from '../../model/scenario.js';
import { INSERTION_PLACES } from '../schema/topology.js';
import { listOf, mapAt, membersOf, textsAt } from './read-scenario.js';

/** The files, and what second chassis keep that are out of step, by device. */
export interface Configuration {
  readonly root: MapNode;
  readonly kept: ReadonlyMap<string, Node>;
}

/** `before` with everything that `step` changes in it. */
export function afterStep(before: Configuration, step: MapNode, report: Report): Configuration {
  let root = differently(before.root, step, report);
  const kept = new Map(before.kept);
  for (const device of pairsIn(root, step, 'syncStops')) {
    if (!kept.has(device.id)) kept.set(device.id, device.entry);
  }
  for (const { id, way, entry } of pairsIn(root, step, 'switchOver')) {
    const other = kept.get(id);
    if (other === undefined) continue;
    kept.set(id, entry);
    const changed = changedAt(root, way, () => other);
    if (changed.kind === 'map') root = changed;
  }
  return { root, kept };
}

/** The same map if `step` states no differences. */
function differently(root: MapNode, step: MapNode, report: Report): MapNode {
  const removals = listOf(step.members.get('remove')?.value);
  const insertions = listOf(step.members.get('insert')?.value);
  const written = mapAt(step, 'set');
  if (removals.length === 0 && insertions.length === 0 && written === undefined) return root;
  const nothing: MapNode = { ...step, members: new Map() };
  return overlaid(root, written ?? nothing, { removals, insertions, whole: true }, report);
}

interface Pair {
  readonly id: string;
  readonly way: readonly (string | number)[];
  readonly entry: Node;
}

/** Devices under `key` of a step that stand for two chassis. */
function pairsIn(root: MapNode, step: MapNode, key: string): readonly Pair[] {
  return textsAt(step, key).flatMap(({ text }) => {
    const id = text.normalize('NFKC');
    const [way] = waysTo(root, `devices.${id}`).filter(({ length }) => length === 2);
    const entry =
      way === undefined ? undefined : mapAt(root, 'devices')?.members.get(String(way[1]));
    return way === undefined || entry === undefined ? [] : [{ id, way, entry: entry.value }];
  });
}

/** What `step` changes, change by change. */
export function changeEvents(step: MapNode): readonly ScenarioEvent[] {
  return [
    ...textsAt(step, 'remove').map(({ text, at }): ScenarioEvent => {
      return { kind: 'remove', path: text, at };
    }),
    ...membersOf(mapAt(step, 'set')).flatMap(
      ([section, { key, value }]): readonly ScenarioEvent[] =>
        value.kind === 'map' && section !== 'document'
          ? membersOf(value).map(([id, member]) => {
              return { kind: 'set', path: `${section}.${id}`, at: locate(member.key) };
            })
          : [{ kind: 'set', path: section, at: locate(key) }],
    ),
    ...listOf(step.members.get('insert')?.value).flatMap(insertEvent),
  ];
}

function insertEvent(insertion: Node): readonly ScenarioEvent[] {
  if (insertion.kind !== 'map') return [];
  const [path] = INSERTION_PLACES.flatMap((key) => textsAt(insertion, key));
  if (path === undefined) return [];
  const items = listOf(insertion.members.get('items')?.value).map(nameOfItem);
  return [{ kind: 'insert', items, path: path.text, at: locate(insertion) }];
}
