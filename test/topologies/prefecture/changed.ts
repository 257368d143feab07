/** The prefecture with as many towns as a test needs, and differences against it. */
import type { SourceFile } from '../../../src/model/diagnostic.js';
import { file } from '../town.js';
import { prefectureFiles } from '../write-prefecture.js';
import type { Town } from './towns.js';

/** The files of a prefecture with these towns, `topology.yaml` first. */
export function prefectureOf(towns: readonly Town[]): readonly SourceFile[] {
  return [...prefectureFiles(towns)].map(([path, text]) => file(`prefecture/${path}`, text));
}

/** The same, changed as `difference` says: a topology without its head. */
export function changed(
  base: readonly SourceFile[],
  difference: string,
  edit: (text: string) => string = (text) => text,
): readonly SourceFile[] {
  const head = 'sekisho: 1\nbase: prefecture/topology.yaml\n';
  const edited = base.map(({ path, text }) => file(path, edit(text)));
  return [file('difference.yaml', head + difference), ...edited];
}
