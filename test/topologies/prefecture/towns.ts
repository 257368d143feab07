/** The twenty invented towns behind the security cloud of the prefecture: what each of them is like. */

/**
 * How the firewalls of a town stand. `three`: one per boundary. `two`: My Number and LGWAN share one.
 * `core`: one per boundary, and a core switch with a VRF per segment.
 */
export type Shape = 'three' | 'two' | 'core';

export type Trait =
  /** IPv6 in the Internet-connected segment and on the line to the cloud. */
  | 'ipv6'
  /** Sanitizers besides that of mail. */
  | 'cdr'
  | 'screen'
  /** A boundary DMZ with the server that fetches tax returns. */
  | 'dmz'
  /** An update server of its own in the LGWAN-connected segment. */
  | 'wsus'
  /** Source translation on the way to LGWAN, and to the security cloud. */
  | 'nat-lgwan'
  | 'nat-cloud'
  /** Dialects of its firewalls. */
  | 'fortigate'
  | 'palo-alto'
  | 'juniper-srx';

export interface Town {
  /** Begins the id of everything in it. */
  readonly id: string;
  /** From 1; the second number of its addresses. */
  readonly number: number;
  readonly ja: string;
  readonly en: string;
  readonly shape: Shape;
  /** Terminals per segment: My Number, LGWAN-connected, Internet-connected. */
  readonly terminals: readonly [number, number, number];
  readonly traits: ReadonlySet<Trait>;
}

const ROWS: readonly (readonly [string, string, string, Shape, Town['terminals'], ...Trait[]])[] = [
  ['hanano', '花野町', 'Hanano Town', 'three', [12, 80, 6], 'ipv6', 'cdr'],
  [
    'mizumori',
    '水守町',
    'Mizumori Town',
    'core',
    [40, 180, 12],
    'ipv6',
    'cdr',
    'screen',
    'dmz',
    'wsus',
    'nat-lgwan',
    'fortigate',
  ],
  ['kazakoshi', '風越町', 'Kazakoshi Town', 'three', [10, 60, 4], 'nat-lgwan'],
  ['tsukioka', '月岡町', 'Tsukioka Town', 'two', [8, 40, 4], 'fortigate'],
  ['kirigaya', '桐ヶ谷町', 'Kirigaya Town', 'three', [15, 90, 8], 'screen', 'dmz'],
  [
    'hoshikawa',
    '星川町',
    'Hoshikawa Town',
    'core',
    [30, 150, 10],
    'cdr',
    'screen',
    'wsus',
    'palo-alto',
  ],
  ['yukimi', '雪見村', 'Yukimi Village', 'two', [4, 18, 2]],
  ['kaede', '楓町', 'Kaede Town', 'three', [11, 70, 5], 'ipv6', 'screen', 'nat-cloud'],
  ['ashihara', '葦原町', 'Ashihara Town', 'three', [14, 85, 6], 'cdr', 'dmz', 'juniper-srx'],
  ['yunagi', '夕凪町', 'Yunagi Town', 'two', [9, 45, 4], 'ipv6'],
  ['wakabano', '若葉野町', 'Wakabano Town', 'core', [36, 170, 12], 'ipv6', 'cdr', 'dmz', 'wsus'],
  ['yunoki', '柚木町', 'Yunoki Town', 'three', [10, 55, 4], 'nat-cloud'],
  ['kashiyama', '樫山村', 'Kashiyama Village', 'two', [3, 15, 2], 'nat-lgwan'],
  [
    'chidorihama',
    '千鳥浜町',
    'Chidorihama Town',
    'three',
    [16, 100, 8],
    'ipv6',
    'cdr',
    'screen',
    'nat-lgwan',
  ],
  ['nijigaoka', '虹ヶ丘町', 'Nijigaoka Town', 'three', [13, 75, 6], 'cdr', 'wsus', 'juniper-srx'],
  [
    'hagino',
    '萩野町',
    'Hagino Town',
    'core',
    [28, 140, 10],
    'cdr',
    'screen',
    'nat-lgwan',
    'fortigate',
  ],
  ['tsubakiura', '椿浦町', 'Tsubakiura Town', 'three', [9, 50, 4], 'ipv6'],
  ['kumoi', '雲居村', 'Kumoi Village', 'two', [4, 20, 2], 'nat-cloud'],
  ['suzugahara', '鈴ヶ原町', 'Suzugahara Town', 'three', [12, 65, 5], 'ipv6', 'screen', 'dmz'],
  ['hotaruzawa', '蛍沢町', 'Hotaruzawa Town', 'three', [10, 60, 4], 'cdr', 'fortigate'],
];

export const TOWNS: readonly Town[] = ROWS.map(
  ([id, ja, en, shape, terminals, ...traits], index): Town => ({
    id,
    number: index + 1,
    ja,
    en,
    shape,
    terminals,
    traits: new Set(traits),
  }),
);

/** An address of the town: `10.N.rest`. */
export function v4({ number }: Pick<Town, 'number'>, rest: string): string {
  return `10.${number}.${rest}`;
}

/** An IPv6 address (or prefix) of its Internet-connected segment, as a text of YAML; none without IPv6. */
export function v6(
  { number, traits }: Pick<Town, 'number' | 'traits'>,
  rest: string,
): readonly string[] {
  return traits.has('ipv6') ? [`"2001:db8:${number}:30::${rest}"`] : [];
}

/** Addresses on the line to the security cloud: of the cloud (1), of the town (2). */
export function onLine(
  { number, traits }: Pick<Town, 'number' | 'traits'>,
  end: 1 | 2,
): readonly string[] {
  const sixth = traits.has('ipv6') ? [`"2001:db8:31:${number}::${end}"`] : [];
  return [`172.31.1.${4 * number + end}`, ...sixth];
}

/** One or a list, in YAML. */
export function list(items: readonly string[]): string {
  return items.length === 1 ? items[0]! : `[${items.join(', ')}]`;
}
