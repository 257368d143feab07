#!/usr/bin/env node
// The command `sekisho`: plain JavaScript, so that it can say what to do when nothing is built yet.
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// Node 20 would spend half of a short run on optimizing code that is hardly used again; long runs
// are optimized all the same, a moment later. Later versions have a compiler in between and no need.
if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=1000000');

const main = new URL('../dist/command/main.js', import.meta.url);
if (existsSync(main)) {
  await (await import(main.href)).main();
} else {
  console.error('sekisho is not built yet: run "npm run build" in its folder, then try again.');
  console.error(
    'sekisho はまだビルドされていません。フォルダ内で npm run build を実行してください。',
  );
  process.exitCode = 70;
}
