/**
 * The file of one town: the register, the firewalls at its boundaries, who is there and where. Ordered
 * so that what is referred to stands behind what refers to it.
 */
import { coreLines } from './town-core.js';
import { fwLg, fwMn, fwNet } from './town-firewalls.js';
import { hosts } from './town-hosts.js';
import { places } from './town-places.js';
import { register } from './town-register.js';
import type { Town } from './towns.js';

const SHAPES = {
  three: ['境界ごとに FW を一台ずつ置く', 'one firewall per boundary'],
  two: [
    'マイナンバー側と LGWAN 側の境界を一台の FW が受け持つ',
    'one firewall for My Number and LGWAN',
  ],
  core: [
    'コアスイッチに領域ごとの VRF を置き、境界ごとに FW を置く',
    'a core switch with a VRF per segment',
  ],
} as const;

/** The text of `towns/ID.yaml`. */
export function townFile(town: Town): string {
  const [ja, en] = SHAPES[town.shape];
  return [
    '# yaml-language-server: $schema=../../../schemas/topology-v1.json',
    `# ${town.ja}: ${ja}。`,
    `# ${town.en}: ${en}.`,
    'register:',
    ...register(town),
    'devices:',
    ...fwMn(town),
    ...fwLg(town),
    ...fwNet(town),
    ...coreLines(town),
    'hosts:',
    ...hosts(town),
    ...places(town),
    '',
  ].join('\n');
}
