/** The nodes of a document from the events of the parser, and what the parser leaves unchecked. */
import {
  COLLECTION_STYLE,
  EVENT_ID,
  getScalarValue,
  SCALAR_STYLE,
  type AliasEvent,
  type Event,
  type MappingEvent,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';

import { assert, present } from '../../../base/assert.js';
import type { ReadCode } from '../../../model/diagnostic-codes.js';
import type { ParamsOf, Report } from '../problem.js';
import { locate, type Place, type Source } from '../source.js';
import { brokenNode, nothingNode, type Member, type Node } from './node.js';
import { plainNode } from './scalar.js';

/** Nesting that no topology needs; it bounds the recursion of everything that walks nodes. */
export const DEPTH_MAX = 32;

/** Values that aliases may repeat in all. */
const REPEATED_MAX = 100_000;

/** What stands behind an anchor, and how many values it is. */
interface Anchored {
  readonly node: Node;
  readonly size: number;
}

type ValueEvent = Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>;

/** Reads one document. */
export class TreeReader {
  readonly #source: Source;
  readonly #events: readonly Event[];
  readonly #report: Report;
  /** `open` while the value behind the anchor is being read. */
  readonly #anchors = new Map<string, Anchored | 'open'>();
  #next = 0;
  /** Offset behind the last thing that was read. */
  #end = 0;
  /** Values read so far, those that aliases repeat included. */
  #values = 0;
  #repeated = 0;

  constructor(source: Source, events: readonly Event[], report: Report) {
    this.#source = source;
    this.#events = events;
    this.#report = report;
  }

  /** The value of the document; `nothing` where it has none. */
  root(): Node {
    assert(this.#events[0]?.type === EVENT_ID.DOCUMENT, 'a document comes first');
    this.#next = 1;
    return this.#peek().type === EVENT_ID.POP ? nothingNode(this.#source, 0, 0) : this.#value();
  }

  #peek(): Event {
    return present(this.#events[this.#next], 'event');
  }

  #take(): ValueEvent {
    const event = this.#peek();
    this.#next += 1;
    assert(event.type !== EVENT_ID.POP && event.type !== EVENT_ID.DOCUMENT, 'a value comes next');
    return event;
  }

  #value(): Node {
    const event = this.#take();
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event);
    const before = this.#values;
    const anchor = this.#text(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) this.#anchors.set(anchor, 'open');
    const node = this.#untagged(event, this.#read(event));
    if (anchor !== undefined) {
      this.#anchors.set(anchor, { node, size: Math.max(this.#values - before, 1) });
    }
    return node;
  }

  #read(event: Exclude<ValueEvent, AliasEvent>): Node {
    this.#values += 1;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event);
      case EVENT_ID.SEQUENCE:
        return this.#list(event);
      case EVENT_ID.MAPPING:
        return this.#map(event);
    }
  }

  #scalar(event: ScalarEvent): Node {
    const { valueStart, valueEnd, style } = event;
    if (valueStart === -1) return nothingNode(this.#source, this.#end, this.#end);
    const value = getScalarValue(this.#source.text, event);
    const marks = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
    const start = valueStart - (marks ? 1 : 0);
    const end = valueEnd + (marks ? 1 : 0);
    this.#end = end;
    const gap =
      style === SCALAR_STYLE.DOUBLE_QUOTED ? escapedGap(this.#source.text, start, end) : -1;
    if (gap !== -1) this.#fail('read/bad-escape', this.#place(gap, gap + 1), { escape: '\\' });
    if (style !== SCALAR_STYLE.PLAIN) {
      return { source: this.#source, start, end, kind: 'text', value, quoted: true };
    }
    const item = /\n\s*[-?](?=\s)/.exec(this.#source.text.slice(start, end));
    if (item !== null) {
      this.#fail('read/bad-indent', this.#place(start + item.index + item[0].length - 1, end), {});
      return brokenNode(this.#source, start, end);
    }
    return plainNode(this.#source, start, end, value);
  }

  #list({ start, style }: SequenceEvent): Node {
    this.#end = start;
    const items: Node[] = [];
    while (this.#peek().type !== EVENT_ID.POP) items.push(this.#value());
    const end = this.#close(style);
    return { source: this.#source, start, end, kind: 'list', items, damaged: false };
  }

  #map({ start, style }: MappingEvent): Node {
    this.#end = start;
    const members = new Map<string, Member>();
    let whole = true;
    while (this.#peek().type !== EVENT_ID.POP) {
      const key = this.#key();
      const value = this.#value();
      if (key === undefined || !this.#isNew(members, key)) whole = false;
      else members.set(key.text, { key: key.place, value });
    }
    const end = this.#close(style);
    return { source: this.#source, start, end, kind: 'map', members, damaged: !whole };
  }

  /** Leaves a collection; the offset behind it, bracket included. */
  #close(style: SequenceEvent['style']): number {
    this.#next += 1;
    if (style === COLLECTION_STYLE.FLOW) {
      const bracket = /(?:[\s,[{]|#[^\n]*\n)*[\]}]/y;
      bracket.lastIndex = this.#end;
      if (bracket.test(this.#source.text)) this.#end = bracket.lastIndex;
    }
    return this.#end;
  }

  /** A key, which is a text without anchor; undefined, with a diagnostic, for anything else. */
  #key(): { readonly text: string; readonly place: Place } | undefined {
    const event = this.#peek();
    const before = this.#end;
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      const node = this.#value();
      this.#fail('read/complex-key', this.#place(node.start, node.end), {});
      return undefined;
    }
    const node = this.#value();
    const place = this.#place(node.start, node.end);
    if (node.kind === 'broken') return undefined;
    if (event.type === EVENT_ID.SCALAR && event.anchorStart !== -1) {
      this.#fail('read/anchor-on-key', place, {});
      return undefined;
    }
    if (node.kind !== 'text' || event.type === EVENT_ID.ALIAS) {
      const written = this.#source.text.slice(node.start, node.end);
      this.#fail('read/key-not-text', this.#place(Math.max(before, node.start), node.end), {
        key: written,
      });
      return undefined;
    }
    if (node.quoted || node.value !== '<<') return { text: node.value, place };
    this.#fail('read/merge-key', place, {});
    return undefined;
  }

  #isNew(members: ReadonlyMap<string, Member>, key: { text: string; place: Place }): boolean {
    const first = members.get(key.text);
    if (first === undefined) return true;
    this.#fail('read/duplicate-key', key.place, { key: key.text }, [first.key]);
    return false;
  }

  /** The value that an alias stands for. */
  #alias({ anchorStart, anchorEnd }: AliasEvent): Node {
    const place = this.#place(anchorStart - 1, anchorEnd);
    this.#end = anchorEnd;
    const name = this.#source.text.slice(anchorStart, anchorEnd);
    const anchored = this.#anchors.get(name);
    if (anchored === undefined) this.#fail('read/unknown-alias', place, { name });
    else if (anchored === 'open') this.#fail('read/alias-loop', place, { name });
    else if (this.#repeated > REPEATED_MAX) return brokenNode(this.#source, place.start, place.end);
    else {
      this.#values += anchored.size;
      this.#repeated += anchored.size;
      if (this.#repeated <= REPEATED_MAX) return anchored.node;
      this.#fail('read/alias-limit', place, { limit: REPEATED_MAX });
    }
    return brokenNode(this.#source, place.start, place.end);
  }

  #untagged(event: Exclude<ValueEvent, AliasEvent>, node: Node): Node {
    const tag = this.#text(event.tagStart, event.tagEnd);
    if (tag === undefined) return node;
    this.#fail('read/tag', this.#place(event.tagStart, event.tagEnd), { tag });
    return brokenNode(this.#source, node.start, node.end);
  }

  #text(start: number, end: number): string | undefined {
    return start === -1 ? undefined : this.#source.text.slice(start, end);
  }

  #place(start: number, end: number): Place {
    return { source: this.#source, start, end };
  }

  #fail<C extends ReadCode>(
    code: C,
    place: Place,
    params: ParamsOf<C>,
    related: readonly Place[] = [],
  ): void {
    this.#report(code, locate(place), params, related.map(locate));
  }
}

/** Where a line end is escaped in front of a blank line, which programs read in several ways; or -1. */
function escapedGap(text: string, start: number, end: number): number {
  for (const match of text.slice(start, end).matchAll(/\\(?:\n[ \t]*\n|.|\n)/g)) {
    if (match[0].length > 2) return start + match.index;
  }
  return -1;
}
