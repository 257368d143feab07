/** A mistake of our own: one paragraph, no stack unless asked for, and no verdict. */
import { TOOL } from '../engine/tool.js';
import { openPage } from '../report/page.js';
import type { Context } from './context.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { styleOf } from './style.js';

/** Says what happened and what was read when it did. */
export function sayInternal(context: Context, error: unknown): ExitCode {
  const { args, world, messages, seen } = context;
  const style = styleOf(args, world, world.stderr);
  const page = openPage({ messages, topology: '', sources: [], ...style });
  const debug = args.flags.get('debug') === true;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const paragraph = page.say('internal/paragraph', { version: TOOL.version, what });
  const lines = [
    ...page.fold(debug ? paragraph : `${paragraph} ${page.say('internal/debug')}`, page.columns),
    ...seen.map((input) => page.say('internal/input', { ...input })),
    ...(debug && error instanceof Error ? [error.stack ?? ''] : []),
  ];
  world.stderr.write(`${lines.join('\n')}\n`);
  return EXIT.internal;
}
