/** How ids are spelled in files: plainly, in Japanese, in full width, like properties of every object. */
import type { Topology } from './topology.js';

export const SPELLINGS = ['plain', 'renamed', 'japanese', 'wide', 'prototypes'] as const;

export interface Spelling {
  readonly spelling: (typeof SPELLINGS)[number];
  /** Ids are spelled otherwise where they are declared than where they are meant. */
  readonly unlike: boolean;
}

export interface Speller {
  declare(id: string): string;
  /** Every id in a text. */
  use(text: string): string;
}

const PROTOTYPES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then'];

export function spellerOf(topology: Topology, { spelling, unlike }: Spelling): Speller {
  const { segments, subnets, switches, tunnels, hosts, devices, externals } = topology;
  const sections = [hosts, devices, subnets, segments, externals, switches, tunnels];
  const ids = sections.flatMap((section) => Object.keys(section)).sort();
  const names = new Map(
    ids.map((id, index): readonly [string, string] => {
      if (spelling === 'renamed') return [id, `z${index}.${[...id].toReversed().join('')}`];
      if (spelling === 'japanese') return [id, `ガ行の機器${index}_${id}`.normalize('NFC')];
      if (spelling === 'wide') return [id, wide(id)];
      if (spelling === 'prototypes') return [id, PROTOTYPES[index] ?? `${id}_`];
      return [id, id];
    }),
  );
  const other = (name: string): string => (unlike ? otherwise(name) : name);
  return {
    declare: (id) => names.get(id) ?? id,
    use: (text) =>
      text.replace(/[\p{L}\p{M}\p{N}_.-]+/gu, (word) => {
        const name = names.get(word);
        return name === undefined ? word : other(name);
      }),
  };
}

/** Letters and digits in full width: the same after NFKC. */
function wide(text: string): string {
  return text.replace(/[A-Za-z0-9]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

/** A spelling of the same name: decomposed, or narrow where it was wide and the other way round. */
function otherwise(name: string): string {
  const decomposed = name.normalize('NFD');
  if (decomposed !== name) return decomposed;
  const narrow = name.normalize('NFKC');
  return narrow === name ? wide(name) : narrow;
}
