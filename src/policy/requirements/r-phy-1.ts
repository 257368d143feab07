/** R-PHY-1, 6(4): servers of My Number segments and devices between segments are in a machine room. */
import { isOutside } from '../../analysis/segments.js';
import type { Node } from '../../model/node.js';
import type { Draft } from '../draft.js';
import { isStated, missingFact, nothing, unknownMachine } from '../facts.js';
import { machineOf } from '../machines.js';
import { myNumberHosts } from '../my-number-terminals.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-PHY-1';

/** Rooms that are there for machines, and rooms that are there for people. */
const MACHINE_ROOM =
  /電算室|電算機室|電子計算機室|サーバー?室|サーバー?ルーム|マシン室|マシンルーム|機械室|機器室|データセンター?|(?:server|machine|computer|equipment) ?rooms?|data ?cent(?:er|re)/;
const OTHER_ROOM =
  /執務|事務室|事務所|窓口|会議|ロビー|廊下|通路|倉庫|書庫|給湯|休憩|相談|応接|待合|教室|職員室|隣|(?:^|[^a-z])(?:office|desk|lobby|counter|corridor|hall|storage|warehouse|meeting|conference|class ?room|next to)/;

export const IN_MACHINE_ROOM: Requirement = {
  id: ID,
  clause: '6(4)',
  kind: 'inventory',
  check(study) {
    const hosts = myNumberHosts(study);
    const servers = hosts.filter((node) => machineOf(node) === 'server');
    const unknown = hosts.filter((node) => machineOf(node) === undefined);
    const devices = study.network.nodes.filter((node) => isBetween(study, node));
    const found = [
      ...unknown.map((node) => unknownMachine(ID, node)),
      ...[...servers, ...devices].flatMap((node) => judge(study, node)),
    ];
    if (found.length > 0) return found;
    if (servers.length === 0) return [nothing(ID, 'systems')];
    const params = { servers: servers.length, devices: devices.length };
    return [draft(ID, { verdict: 'proved', code: 'ok/in-machine-room', params, identity: [] })];
  },
};

/** A device with legs in two segments, one of them of the town. */
function isBetween({ segments }: Study, node: Node): boolean {
  const legs = segments.ofNode(node);
  return node.kind === 'device' && legs.length > 1 && !legs.every(isOutside);
}

function judge(study: Study, node: Node): readonly Draft[] {
  const rooms = roomsOf(study, node);
  if (rooms.length === 0 || !rooms.every(isStated)) return [missingFact(ID, node, 'room')];
  return rooms.flatMap((room) => {
    const kind = roomKind(room);
    if (kind === 'machines') return [];
    const said = { params: { node: node.id, room }, at: node.at };
    return kind === 'people'
      ? [draft(ID, { verdict: 'violated', code: 'phy/outside-machine-room', ...said })]
      : [draft(ID, { verdict: 'undetermined', code: 'und/unknown-room', ...said })];
  });
}

/** The room of the record; of a host without one, those of the subnets in which it stands. */
function roomsOf(study: Study, node: Node): readonly (string | undefined)[] {
  const { room } = node.facts;
  if (room !== undefined || node.kind !== 'host') return [room];
  const { layout } = study;
  const subnets = node.interfaces.flatMap((i) => {
    const own = i.addresses.flatMap(({ subnet }) => subnet ?? []);
    return own.length > 0 ? own : layout.domainOf(i.id).subnets.map(({ id }) => id);
  });
  const rooms = subnets.map((id) => layout.index.subnets.get(id)?.room);
  return [...new Set(rooms)];
}

/** A room of which the text says both, or neither, is not known to be one for machines. */
function roomKind(room: string): 'machines' | 'people' | undefined {
  const text = room.normalize('NFKC').toLowerCase();
  const [machines, people] = [MACHINE_ROOM.test(text), OTHER_ROOM.test(text)];
  if (machines === people) return undefined;
  return machines ? 'machines' : 'people';
}
