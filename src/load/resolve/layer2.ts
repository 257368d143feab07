/** Switches with their ports, cables and tunnels, as SEMANTICS §2 reads them. */
import type { SwitchId, TunnelId } from '../../model/ids.js';
import type { Cable, CableEnd, Switch, SwitchPort, Tunnel } from '../../model/segment.js';
import { canonicalName, parsePortName } from '../grammar/name.js';
import { parseVlans } from '../grammar/vlan.js';
import type { CableEntry, PortEntry } from '../schema/layer2.js';
import { labelOf, type Context } from './context.js';
import { defined } from './defined.js';
import { findLocal, type Found } from './names.js';
import { items, type Path, type Written } from './written.js';

export function resolveSwitches(context: Context): readonly Switch[] {
  return context.names.all('switch').map((found) => resolveSwitch(context, found));
}

export function resolveTunnels({ names, topology, report }: Context): readonly Tunnel[] {
  return names.all('tunnel').map(({ id, key }): Tunnel => {
    const { name, encapsulation, encrypted } = topology.tunnels.get(key)!;
    return {
      id: id as TunnelId,
      name: labelOf(name),
      encapsulation,
      ...defined({ encrypted }),
      at: report.keyPlace(['tunnels', key]),
    };
  });
}

function resolveSwitch(context: Context, { id, key }: Found): Switch {
  const entry = context.topology.switches.get(key)!;
  const path = ['switches', key];
  const ports = [...(entry.ports ?? new Map<string, PortEntry>())].map(([name, port]) => {
    const place = [...path, 'ports', name];
    return entry.hub === true
      ? hubPort(context, id, name, port, place)
      : vlanPort(context, name, port, place);
  });
  return {
    id: id as SwitchId,
    name: labelOf(entry.name),
    ports,
    ...defined({ location: entry.location, room: entry.room }),
    at: context.report.keyPlace(path),
  };
}

/** A hub knows no VLANs; number 1 stands for its only domain. */
function hubPort(
  { report }: Context,
  hub: string,
  name: string,
  entry: PortEntry,
  path: Path,
): SwitchPort {
  for (const key of ['tagged', 'untagged', 'access', 'trunk', 'native', 'fallbackVlan'] as const) {
    if (entry[key] === undefined) continue;
    report.error('resolve/hub-with-vlans', [...path, key], { switch: hub, port: name });
  }
  return { ...portFacts(name, entry), tagged: [], untagged: 1, at: report.keyPlace(path) };
}

function vlanPort(context: Context, name: string, entry: PortEntry, path: Path): SwitchPort {
  const untagged = onlyOne(context, entry, ['untagged', 'access', 'native'], path);
  const tagged = onlyOne(context, entry, ['tagged', 'trunk'], path);
  const numbers = tagged === undefined ? [] : vlansOf(context, items(tagged.value, tagged.path));
  return {
    ...portFacts(name, entry),
    tagged: numbers,
    ...defined({ untagged: untagged?.value, fallbackVlan: entry.fallbackVlan }),
    at: context.report.keyPlace(path),
  };
}

function portFacts(
  name: string,
  { ssid, authentication }: PortEntry,
): Pick<SwitchPort, 'name' | 'ssid' | 'authentication'> {
  return { name: canonicalName(name), ...defined({ ssid, authentication }) };
}

/** Several keys mean the same; two of them on one port contradict each other. */
function onlyOne<K extends keyof PortEntry>(
  { report }: Context,
  entry: PortEntry,
  keys: readonly K[],
  path: Path,
): Written<NonNullable<PortEntry[K]>> | undefined {
  const [first, second] = keys.filter((key) => entry[key] !== undefined);
  if (first === undefined) return undefined;
  if (second !== undefined) {
    const params = { first, second };
    report.error('resolve/said-twice', [...path, second], params, [[...path, first]]);
  }
  return { value: entry[first]!, path: [...path, first] };
}

function vlansOf(
  { report }: Context,
  written: readonly Written<string | number>[],
): readonly number[] {
  const numbers = written.flatMap(({ value, path }) =>
    typeof value === 'number' ? [value] : (report.accept({ value, path }, parseVlans(value)) ?? []),
  );
  return [...new Set(numbers)].sort((a, b) => a - b);
}

export function resolveCables(context: Context, switches: readonly Switch[]): readonly Cable[] {
  const used = new Map<string, Path>();
  return context.topology.cables.flatMap((entry, index) => {
    const path = ['cables', index];
    const written = cableEnds(entry, path);
    const ends = written.map((text) => cableEnd(context, switches, text));
    const [a, b] = ends;
    if (a === undefined || b === undefined) return [];
    const [left, right] = [a, b].map(({ switch: on, port }) => `${on}/${port}`) as [string, string];
    if (left === right) {
      context.report.error('resolve/cable-to-itself', path, { port: left });
      return [];
    }
    [left, right].forEach((port, i) => {
      const before = used.get(port);
      const at = written[i]!.path;
      if (before !== undefined) context.report.error('resolve/two-cables', at, { port }, [before]);
      used.set(port, at);
    });
    const facts = 'ends' in entry ? { location: entry.location, room: entry.room } : {};
    return [{ ends: [a, b], ...defined(facts), at: context.report.place(path) } satisfies Cable];
  });
}

function cableEnds(entry: CableEntry, path: Path): readonly Written<string>[] {
  return 'ends' in entry ? items(entry.ends, [...path, 'ends']) : items(entry, path);
}

function cableEnd(
  { report, names }: Context,
  switches: readonly Switch[],
  text: Written<string>,
): CableEnd | undefined {
  const name = report.accept(text, parsePortName(text.value));
  if (name === undefined) return undefined;
  const wanted = { kinds: ['switch'], as: 'switch' } as const;
  const found = names.find({ value: name.switch, path: text.path }, wanted);
  if (found === undefined) return undefined;
  const port = findLocal(
    { value: name.port, path: text.path },
    'port',
    portsOf(switches, found.id),
    report,
  );
  return port === undefined ? undefined : { switch: found.id as SwitchId, port: port.name };
}

/** Ports of a switch by name. */
export function portsOf(switches: readonly Switch[], id: string): ReadonlyMap<string, SwitchPort> {
  return new Map(switches.find((s) => s.id === id)?.ports.map((port) => [port.name, port]) ?? []);
}
