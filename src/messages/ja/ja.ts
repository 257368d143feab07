/** Everything that is said in Japanese. */
import type { Catalog } from '../catalog.js';
import { FILE } from './file.js';
import { FINDINGS, FIXES } from './findings.js';
import { HELP } from './help.js';
import { READ } from './read.js';
import { READING_TEXTS } from './readings.js';
import { REPORT } from './report.js';
import { REQUIREMENTS, VERDICTS } from './requirements.js';
import { RESOLVE } from './resolve.js';
import { ASSUMPTIONS, NOT_CHECKED, QUESTIONS, USAGE } from './run.js';
import { SCENARIO } from './scenario.js';
import { WORDS } from './words.js';

export const JA: Catalog = {
  language: 'ja',
  verdicts: VERDICTS,
  requirements: REQUIREMENTS,
  findings: FINDINGS,
  fixes: FIXES,
  assumptions: ASSUMPTIONS,
  notChecked: NOT_CHECKED,
  diagnostics: { ...FILE, ...READ, ...RESOLVE, ...SCENARIO },
  questions: QUESTIONS,
  usage: USAGE,
  words: WORDS,
  readings: READING_TEXTS,
  report: REPORT,
  help: HELP,
};
