/** Every mistake, and which of them hide others. */
import { BOUNDARY_MISTAKES } from './boundary.js';
import { CONTENT_MISTAKES } from './content.js';
import type { Mistake } from './mistake.js';
import { OUTSIDE_MISTAKES } from './outside.js';
import { RECORD_MISTAKES } from './records.js';
import { WIRE_MISTAKES } from './wires.js';

export const MISTAKES: readonly Mistake[] = [
  ...BOUNDARY_MISTAKES,
  ...WIRE_MISTAKES,
  ...OUTSIDE_MISTAKES,
  ...CONTENT_MISTAKES,
  ...RECORD_MISTAKES,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));
