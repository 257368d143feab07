/** Writes a file whole or not at all. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Writes `text` beside the target first and then renames it; folders are created. */
export function writeWhole(path: string, text: string, cwd: string): void {
  const target = resolve(cwd, path);
  const folder = dirname(target);
  makeFolder(folder);
  const draft = join(folder, `.${basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(draft, text);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Folder by folder: where none can be made (`/proc`), Node's own `recursive` never comes back. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
