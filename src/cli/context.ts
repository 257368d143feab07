/** What a command has at hand: its words, the world, the language, and what it has read so far. */
import type { Catalog } from '../messages/catalog.js';
import type { InputDigest } from '../model/result.js';
import type { TextOptions } from '../report/page.js';
import type { Arguments, UsageProblem } from './arguments.js';
import type { ExitCode } from './exit-codes.js';
import { reasonOf, type ReadTopology } from './read-topology.js';
import { styleOf } from './style.js';
import type { World } from './world.js';
import { writeWhole } from './write-file.js';

export interface Context {
  readonly args: Arguments;
  readonly world: World;
  readonly messages: Catalog;
  /** Digests of what was read, for the report of a mistake of our own. */
  readonly seen: InputDigest[];
}

/** A wrong command line; whoever catches it says so. */
export class UsageError extends Error {
  readonly problems: readonly UsageProblem[];

  constructor(problems: readonly UsageProblem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
  }
}

/** The options of a report about `topology`; `path` is where it goes, if not to a stream. */
export function textOptions(
  context: Context,
  topology: ReadTopology,
  path = context.args.values.get('output'),
): TextOptions {
  const { args, world, messages } = context;
  const output = path === undefined ? world.stdout : undefined;
  const style = styleOf(args, world, output);
  return { messages, topology: topology.name, sources: topology.files, ...style };
}

/** Adds the files of `topology` to what was seen. */
export function remember({ seen }: Context, { files }: ReadTopology): void {
  seen.push(...files.map(({ path, sha256 }) => ({ path, sha256 })));
}

/** Puts the result where it was asked for. */
export function deliver(context: Context, text: string, code: ExitCode): ExitCode {
  const path = context.args.values.get('output');
  return deliverAll(context, [{ text, ...(path === undefined ? {} : { path }) }], code);
}

/** Puts every text to its path or, without one, to the standard output; says all that fail. */
export function deliverAll(
  { world }: Context,
  texts: readonly { readonly text: string; readonly path?: string }[],
  code: ExitCode,
): ExitCode {
  const problems = texts.flatMap(({ text, path }): readonly UsageProblem[] => {
    if (path === undefined) {
      world.stdout.write(text);
      return [];
    }
    try {
      writeWhole(path, text, world.cwd);
      return [];
    } catch (error) {
      return [{ code: 'usage/cannot-write', params: { path, reason: reasonOf(error) } }];
    }
  });
  if (problems.length > 0) throw new UsageError(problems);
  return code;
}
