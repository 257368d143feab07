/** `npm run bench`: tables of figures, each from processes of its own. */
import { cpus, loadavg } from 'node:os';

import { listTable } from './list-table.js';
import { benchOptions, type BenchOptions, type Part } from './options.js';
import { commandTable, townTable } from './town-table.js';

const TABLES: Readonly<Record<Part, (options: BenchOptions) => string>> = {
  lists: listTable,
  command: commandTable,
  towns: townTable,
};

const options = benchOptions(process.argv.slice(2), process.env);
if (options !== undefined) {
  const load = loadavg()[0]!.toFixed(1);
  console.log(`Node ${process.versions.node}, ${cpus().length} cores, load ${load} at the start\n`);
  for (const part of options.parts) console.log(`${TABLES[part](options)}\n`);
  console.log(`load ${loadavg()[0]!.toFixed(1)} at the end`);
}
