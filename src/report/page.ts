/**
 * What every part of a text report needs: the language, the columns, symbols and colours. A page is
 * made once per report and never changes; parts return lines.
 */
import type { SourceFile } from '../model/diagnostic.js';
import type { Label } from '../model/location.js';
import type { Labels } from '../model/result.js';
import type { Verdict } from '../model/verdict.js';
import type { Catalog } from '../messages/catalog.js';
import type { ReportCode } from '../messages/report-texts.js';
import { fill, type HoleKind, type Params } from '../messages/sentence.js';
import { clean } from './clean.js';
import { measure, type Measure } from './width.js';
import { wrap } from './wrap.js';

export interface TextOptions {
  /** `EN` or `JA`. */
  readonly messages: Catalog;
  /** The topology as it was named on the command line, for commands to run again. */
  readonly topology: string;
  /** Files as they were read, for frames of source. */
  readonly sources: readonly SourceFile[];
  /** Default 80. */
  readonly columns?: number;
  /** ANSI colours; default false. */
  readonly color?: boolean;
  /** Symbols and frames in ASCII; default false. */
  readonly ascii?: boolean;
  /** Whether the terminal gives two columns to characters of ambiguous width; default false. */
  readonly ambiguousIsWide?: boolean;
  /** Nothing is left out; default false. */
  readonly all?: boolean;
}

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

const SGR: Readonly<Record<Style, number>> = {
  bold: 1,
  dim: 2,
  red: 31,
  green: 32,
  yellow: 33,
  cyan: 36,
};

export interface Symbols {
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly arrow: string;
  readonly bullet: string;
  readonly bar: string;
  readonly corner: string;
  readonly foot: string;
  readonly dots: string;
}

const UNICODE: Symbols = {
  verdicts: { violated: '✗', undetermined: '？', excepted: '◇', proved: '✔' },
  arrow: '→',
  bullet: '・',
  bar: '│',
  corner: '╭─',
  foot: '╰─',
  dots: '…',
};

const ASCII: Symbols = {
  verdicts: { violated: 'x', undetermined: '?', excepted: 'o', proved: 'v' },
  arrow: '->',
  bullet: '- ',
  bar: '|',
  corner: '+-',
  foot: '+-',
  dots: '...',
};

export const VERDICT_STYLE: Readonly<Record<Verdict, Style>> = {
  violated: 'red',
  undetermined: 'yellow',
  excepted: 'cyan',
  proved: 'green',
};

export interface Page {
  readonly options: TextOptions;
  readonly messages: Catalog;
  readonly columns: number;
  readonly symbols: Symbols;
  readonly all: boolean;
  readonly width: Measure;
  /** A sentence of the report, filled. */
  say(code: ReportCode, params?: Params): string;
  /** Any sentence of the catalog, filled. */
  tell(template: string, params: Params): string;
  /** A name for people with its id, e.g. `LGWAN接続系 (lg)`. */
  show(kind: HoleKind, value: string): string;
  paint(text: string, ...styles: readonly Style[]): string;
  /** Parts of one line, e.g. `a, b`. */
  join(parts: readonly string[]): string;
  /** Lines of at most `columns`. */
  fold(text: string, columns: number): readonly string[];
}

export function openPage(options: TextOptions, labels?: Labels): Page {
  const { messages } = options;
  const width = measure(options.ambiguousIsWide ?? false);
  const ascii = options.ascii ?? false;
  const show = (kind: HoleKind, value: string): string =>
    clean(named(messages, labels, kind, value));
  const tell = (template: string, params: Params): string => {
    const cleaned = Object.entries(params).map(([key, value]) => [key, cleanValue(value)]);
    return fill(ascii ? toAscii(template) : template, Object.fromEntries(cleaned), show);
  };
  return {
    options,
    messages,
    columns: options.columns ?? 80,
    symbols: ascii ? ASCII : UNICODE,
    all: options.all ?? false,
    width,
    say: (code, params = {}) => tell(messages.report[code], params),
    tell,
    show,
    paint: (text, ...styles) =>
      options.color === true && styles.length > 0
        ? `\u001b[${styles.map((style) => SGR[style]).join(';')}m${text}\u001b[0m`
        : text,
    join: (parts) => parts.join(messages.report['join/parts']),
    fold: (text, columns) => wrap(text, columns, width),
  };
}

/** Lines as one text: no blanks at their ends, one empty line between blocks, none at the end. */
export function textOf(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trimEnd());
  const kept = trimmed.filter((line, i) => line !== '' || (i > 0 && trimmed[i - 1] !== ''));
  return `${kept.join('\n').trimEnd()}\n`;
}

function cleanValue(value: string | number): string | number {
  return typeof value === 'string' ? clean(value) : value;
}

const ASCII_FORMS: Readonly<Record<string, string>> = {
  '→': '->',
  '…': '...',
  '–': '-',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
};
const CIRCLED_ONE = 0x2460;

/** Symbols of our own texts in ASCII; letters of any script stay. */
export function toAscii(text: string): string {
  return text
    .replace(/[→…–’‘“”]/g, (symbol) => ASCII_FORMS[symbol]!)
    .replace(/[①-⑳]/g, (digit) => `(${digit.charCodeAt(0) - CIRCLED_ONE + 1})`);
}

function named(
  messages: Catalog,
  labels: Labels | undefined,
  kind: HoleKind,
  value: string,
): string {
  switch (kind) {
    case 'word':
      return own(messages.words, value) ?? value;
    case 'mode':
      return own(messages.words, `mode/${value}`) ?? value;
    case 'segment':
      return withId(own(labels?.segments, value), value, messages);
    case 'subnet':
      return withId(own(labels?.subnets, value), value, messages);
    case 'node':
      return withId(own(labels?.nodes, value), value, messages);
    case 'flow':
      return withId(own(labels?.flows, value), value, messages, 'name/after-id');
    case 'holder':
      return holderName(messages, labels, value);
    case 'filter':
    case 'tunnel':
      return value;
  }
}

/** `subnet ID`, `external ID` or `node ID`, as findings about content name who has it. */
function holderName(messages: Catalog, labels: Labels | undefined, value: string): string {
  const [kind, id = value] = value.split(' ');
  return named(messages, labels, kind === 'subnet' ? 'subnet' : 'node', id);
}

function withId(
  label: Label | undefined,
  id: string,
  messages: Catalog,
  code: 'name/with-id' | 'name/after-id' = 'name/with-id',
): string {
  const name = label === undefined ? undefined : labelText(label, messages);
  return name === undefined || name === id ? id : fill(messages.report[code], { name, id });
}

/** A label in the language of the reader, else in the other one. */
export function labelText(label: Label, messages: Catalog): string | undefined {
  return label[messages.language] ?? label.ja ?? label.en;
}

/** A property of the object itself: ids may be called `constructor`. */
function own<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
