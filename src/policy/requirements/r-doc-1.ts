/** R-DOC-1, 4(2)①③: every part of the network and every registered flow is in a figure of the town. */
import { unreachable } from '../../base/assert.js';
import { compareText } from '../../base/compare.js';
import { switchesCarrying } from '../../analysis/equipment.js';
import {
  FIGURE_SUBJECTS,
  type Figure,
  type FigureSubject,
  type Shown,
} from '../../model/figure.js';
import type { SegmentId } from '../../model/ids.js';
import type { Location } from '../../model/location.js';
import type { Network } from '../../model/network.js';
import type { Draft } from '../draft.js';
import { isStated } from '../facts.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-DOC-1';

/** Names that one finding prints. */
const NAMES_MAX = 10;

/** Nobody finds a figure that has no number yet. */
function withoutNumber({ at }: Figure): Draft {
  const params = { fact: 'document.figures.number' };
  return draft(ID, { verdict: 'undetermined', code: 'und/missing-document-fact', params, at });
}

/** Something that a figure has to show. */
interface Item {
  readonly id: string;
  readonly at: Location;
}

export const EVERYTHING_DRAWN: Requirement = {
  id: ID,
  clause: '4(2)①③',
  kind: 'inventory',
  check(study) {
    const about = study.network.document;
    const figures = about?.figures ?? [];
    if (figures.length === 0) {
      const params = { fact: 'document.figures' };
      const at = about === undefined ? {} : { at: about.at };
      return [
        draft(ID, { verdict: 'undetermined', code: 'und/missing-document-fact', params, ...at }),
      ];
    }
    if (study.network.nodes.length === 0) {
      const params = { what: 'nodes' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    const items = itemsOf(study.network);
    const shows = figures.flatMap((figure) => figure.shows);
    const drawn = new Set(shows.flatMap((shown) => keysOf(study, items, shown)));
    const open = FIGURE_SUBJECTS.flatMap((subject) => {
      const rest = items[subject].filter(({ id }) => !drawn.has(keyOf(subject, id)));
      return rest.length === 0 ? [] : [notDrawn(subject, rest)];
    });
    const unnamed = figures.filter(({ number }) => !isStated(number)).map(withoutNumber);
    const hints = figures.flatMap((figure) => older(figure, about?.date));
    if (open.length + unnamed.length > 0) return [...open, ...unnamed, ...hints];
    const all = FIGURE_SUBJECTS.reduce((sum, subject) => sum + items[subject].length, 0);
    const params = { figures: figures.length, items: all };
    const proved = {
      verdict: 'proved',
      code: 'ok/everything-drawn',
      params,
      identity: [],
    } as const;
    return [draft(ID, proved), ...hints];
  },
};

type BySubject<T> = Readonly<Record<FigureSubject, T>>;

function itemsOf({ segments, switches, nodes, register }: Network): BySubject<readonly Item[]> {
  return {
    segments,
    switches,
    hosts: nodes.filter(({ kind }) => kind === 'host'),
    devices: nodes.filter(({ kind }) => kind === 'device'),
    externals: nodes.filter(({ kind }) => kind === 'external'),
    register,
  };
}

/** Keys of what is shown. */
function keysOf(study: Study, items: BySubject<readonly Item[]>, shown: Shown): readonly string[] {
  const all = (subject: FigureSubject): readonly string[] =>
    items[subject].map(({ id }) => keyOf(subject, id));
  switch (shown.kind) {
    case 'every':
      return shown.subjects.flatMap(all);
    case 'one':
      return [keyOf(shown.subject, shown.id)];
    case 'segment':
      return inSegment(study, shown.segment);
    default:
      return unreachable(shown);
  }
}

function keyOf(subject: FigureSubject, id: string): string {
  return `${subject} ${id}`;
}

/** The segment as written; nodes with a leg in it, externals whose record says so, switches that carry it. */
function inSegment({ network, segments, layout }: Study, segment: SegmentId): readonly string[] {
  const nodes = network.nodes.filter((node) =>
    node.kind === 'external'
      ? node.segment === segment
      : node.interfaces.some((i) => segments.writtenOf(i).some(({ id }) => id === segment)),
  );
  const switches = switchesCarrying(layout, (subnet) => subnet.segment === segment);
  return [
    keyOf('segments', segment),
    ...nodes.map(({ kind, id }) => keyOf(`${kind}s`, id)),
    ...[...switches].map((id) => keyOf('switches', id)),
  ];
}

function notDrawn(subject: FigureSubject, rest: readonly Item[]): Draft {
  const names = rest.map(({ id }) => id);
  const shown = [...names.slice(0, NAMES_MAX), ...(names.length > NAMES_MAX ? ['…'] : [])];
  const params = { subject: `figure/${subject}`, count: names.length, names: shown.join(', ') };
  const { at } = rest[0]!;
  const identity = [subject, ...[...names].sort(compareText)];
  return draft(ID, { verdict: 'violated', code: 'doc/not-drawn', params, at, identity });
}

/** A drawing from before the document may show another network. */
function older({ number, date, at }: Figure, documentDate: string | undefined): readonly Draft[] {
  if (date === undefined || documentDate === undefined || date >= documentDate) return [];
  const params = { figure: number, date, documentDate };
  return [draft(ID, { verdict: 'proved', code: 'hint/figure-older', params, at })];
}
