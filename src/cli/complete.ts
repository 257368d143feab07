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
    ? endpoints(words, world)
    : completions(messages, words);
}

/** Nodes and subnets of the topology that stands on the line. */
function endpoints(words: readonly string[], world: World): readonly string[] {
  const [topology] = readArguments(words.slice(1, -2)).words;
  if (topology === undefined) return [];
  const { files, diagnostics } = readTopology(topology, world);
  if (files.length === 0 || diagnostics.length > 0) return [];
  const { network } = load(files);
  return network === undefined ? [] : [...network.nodes, ...network.subnets].map(({ id }) => id);
}
