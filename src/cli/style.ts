/** How the text of a run looks: columns, colours, symbols. */
import type { Arguments } from './arguments.js';
import type { Output, World } from './world.js';

export interface TextStyle {
  readonly columns: number;
  readonly color: boolean;
  readonly ascii: boolean;
  readonly ambiguousIsWide: boolean;
  readonly all: boolean;
}

const COLUMNS = 80;
export const COLUMNS_MIN = 40;
export const COLUMNS_MAX = 400;
/** Longer lines are hard to read, however wide the window is. */
const TERMINAL_COLUMNS_MAX = 100;

/** The style for text that goes to `output`; undefined stands for a file. */
export function styleOf(args: Arguments, world: World, output: Output | undefined): TextStyle {
  return {
    columns: columnsOf(args.values.get('width'), output),
    color: hasColor(args.values.get('color') ?? 'auto', world, output),
    ascii: args.flags.get('ascii') ?? false,
    ambiguousIsWide: args.values.get('ambiguous') === '2',
    all: args.flags.get('all') ?? false,
  };
}

function columnsOf(stated: string | undefined, output: Output | undefined): number {
  const columns = Number(stated);
  if (columns >= COLUMNS_MIN && columns <= COLUMNS_MAX) return columns;
  // A terminal that does not know its width says 0.
  if (output?.isTerminal !== true || !output.columns) return COLUMNS;
  return Math.max(COLUMNS_MIN, Math.min(output.columns, TERMINAL_COLUMNS_MAX));
}

/** `NO_COLOR` (no-color.org) and `FORCE_COLOR` decide where the command line does not. */
function hasColor(stated: string, { env }: World, output: Output | undefined): boolean {
  if (stated !== 'auto' || output === undefined) return stated === 'always';
  const [no, force] = [env['NO_COLOR'], env['FORCE_COLOR']];
  if (no !== undefined && no !== '') return false;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return output.isTerminal && env['TERM'] !== 'dumb';
}
