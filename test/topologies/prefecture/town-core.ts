/** The core switch of a larger town: a VRF for each of the two inner segments, and no way between them. */
import { v4, type Town } from './towns.js';

export function coreLines(town: Town): readonly string[] {
  const { id: t, shape, traits } = town;
  if (shape !== 'core') return [];
  const leg = (subnet: string, rest: string, vrf: string): string =>
    `      ${t}-${subnet}: { at: ${t}-${subnet}, address: ${v4(town, rest)}, vrf: ${vrf} }`;
  const via = (to: string, rest: string, vrf: string): string =>
    `      - { to: ${to}, via: ${v4(town, rest)}, vrf: ${vrf} }`;
  const lgwan = ['198.51.100.70/32', '192.0.2.150/32'];
  return [
    `  ${t}-core:`,
    '    kind: l3switch',
    '    name: { ja: コアスイッチ, en: Core switch }',
    '    room: 電算室',
    '    interfaces:',
    leg('mn-lan', '10.1', 'mn'),
    leg('mn-cli', '11.1', 'mn'),
    leg('mn-t', '19.1', 'mn'),
    leg('lg-lan', '20.1', 'lg'),
    leg('lg-cli', '21.1', 'lg'),
    leg('lg-t', '29.1', 'lg'),
    leg('lg-u', '29.5', 'lg'),
    '    routes:',
    ...lgwan.map((to) => via(to, '19.2', 'mn')),
    ...(traits.has('dmz') ? [via(`${v4(town, '12.0')}/28`, '19.2', 'mn')] : []),
    via('192.0.2.128/25', '29.6', 'lg'),
    via('198.51.100.64/26', '29.6', 'lg'),
    via(`${v4(town, '41.0')}/28`, '29.6', 'lg'),
    via(`${v4(town, '10.10')}/32`, '29.2', 'lg'),
    ...(traits.has('dmz') ? [via(`${v4(town, '12.0')}/28`, '29.2', 'lg')] : []),
    '    localIn: []',
  ];
}
