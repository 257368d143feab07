/** What can stand where the cursor is: commands, options, their values, and names of the topology. */
import { load } from '../load/load.js';
import type { Catalog } from '../messages/catalog.js';
import { readArguments } from './arguments.js';
import { completions } from './help.js';
import { readTopology } from './read-topology.js';
import type { World } from './world.js';

/** Candidates for the last of `words`, which begin with `sekisho`. */
export async function complete(
  words: readonly string[],
  messages: Catalog,
  world: World,
): Promise<readonly string[]> {
  const previous = words.at(-2) ?? '';
  return previous === '--from' || previous === '--to'
    ? namesFor(words, world)
    : completions(messages, words);
}

/** Nodes and subnets (or, where segments are asked for, those) of the topology on the line. */
function namesFor(words: readonly string[], world: World): readonly string[] {
  const [topology] = readArguments(words.slice(1, -2)).words;
  if (topology === undefined) return [];
  const { files, diagnostics } = readTopology(topology, world);
  if (files.length === 0 || diagnostics.length > 0) return [];
  const { network } = load(files);
  if (network === undefined) return [];
  const { nodes, subnets, segments } = network;
  return (words[1] === 'depth' ? segments : [...nodes, ...subnets]).map(({ id }): string => id);
}
