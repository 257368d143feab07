/** From the file of a scenario to what it says, value by value; names mean nothing yet. */
import type { ReadCode, ScenarioCode, SCENARIO_PARAMS } from '../../model/diagnostic-codes.js';
import type { SourceFile } from '../../model/diagnostic.js';
import type { Location } from '../../model/location.js';
import { check } from '../read/check.js';
import { pathIn, type Include } from '../read/includes.js';
import { excerpt, type Report } from '../read/problem.js';
import { locate, openSource } from '../read/source.js';
import type { MapNode, Member, Node } from '../read/yaml/node.js';
import { parseYaml } from '../read/yaml/parse-yaml.js';
import { SCENARIO_FILE, SCENARIO_KEY, SCENARIO_VERSION, STEP } from '../schema/scenario.js';

/** Says that something is wrong in a scenario. */
export type SayScenario = <C extends ScenarioCode>(
  code: C,
  at: Location,
  params: Readonly<Record<(typeof SCENARIO_PARAMS)[C][number], string | number>>,
) => void;

export interface WrittenScenario {
  readonly root: MapNode;
  /** Where it plays; absent if that is not said. */
  readonly topology?: Include;
  /** Steps as maps, up to the first that is not one or has a mistake in its shape. */
  readonly steps: readonly MapNode[];
}

/** The scenario that `file` is; undefined, with diagnostics, if it is none. */
export function readScenario(
  file: SourceFile,
  report: Report,
  say: SayScenario,
): WrittenScenario | undefined {
  const source = openSource(file);
  const reportOrSay: Report = (code, at, params, related) => {
    if (code === ('read/empty-file' satisfies ReadCode)) say('scenario/empty-file', at, {});
    else report(code, at, params, related);
  };
  const root = parseYaml(source, reportOrSay);
  if (root === undefined || !isScenario(root, report, say)) return undefined;
  const start = { source, start: 0, end: 0 };
  check(SCENARIO_FILE, root, { name: SCENARIO_KEY, owner: start }, report);
  const topology = pathIn(root, 'topology', file.path);
  const items = listOf(root.members.get('steps')?.value);
  const sound = items.map((item) => isSound(item));
  const broken = sound.indexOf(false);
  const steps = items.slice(0, broken === -1 ? items.length : broken);
  return {
    root,
    ...(topology === undefined ? {} : { topology }),
    steps: steps.flatMap((step) => (step.kind === 'map' ? [step] : [])),
  };
}

/** Whether the file says that it is a scenario of a version that can be read. */
function isScenario(root: MapNode, report: Report, say: SayScenario): boolean {
  const stated = root.members.get(SCENARIO_KEY);
  if (stated === undefined) {
    const topology = root.members.get('sekisho');
    const supported = SCENARIO_VERSION;
    if (topology !== undefined) say('scenario/is-topology', locate(topology.key), {});
    else if (!root.damaged) {
      const { source, start } = root;
      say('scenario/version-missing', locate({ source, start, end: start }), { supported });
    }
    return false;
  }
  const { value } = stated;
  if (value.kind === 'broken') return false;
  if (value.kind === 'number' && value.value === SCENARIO_VERSION) return true;
  const found = excerpt(value.source.text.slice(value.start, value.end));
  report('read/version-unsupported', locate(value), { found, supported: SCENARIO_VERSION });
  return false;
}

function isSound(step: Node): boolean {
  const silent: Report = () => undefined;
  return check(STEP, step, { name: 'steps', owner: step }, silent) !== undefined;
}

/** What stands under a key: the items of a list, or the one value. */
export function listOf(node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  return node.kind === 'list' ? node.items : [node];
}

/** The texts under `key`, each with its place. */
export function textsAt(
  map: MapNode,
  key: string,
): readonly { readonly text: string; readonly at: Location }[] {
  return listOf(map.members.get(key)?.value).flatMap((node) =>
    node.kind === 'text' ? [{ text: node.value, at: locate(node) }] : [],
  );
}

/** The map under `key`. */
export function mapAt(map: MapNode, key: string): MapNode | undefined {
  const value = map.members.get(key)?.value;
  return value?.kind === 'map' ? value : undefined;
}

/** Every member of a map with its key. */
export function membersOf(map: MapNode | undefined): readonly (readonly [string, Member])[] {
  return map === undefined ? [] : [...map.members];
}
