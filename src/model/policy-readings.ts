/**
 * What the basic policy leaves open, as data: each question (A1 to A7), its possible answers and the
 * requirements that depend on it. docs/requirements.md says what each answer means.
 */
import type { Network } from './network.js';
import type { VerifyOptions } from './result.js';
import type { RequirementId } from './verdict.js';

/** Answers by key, as topologies write them; the first holds unless another is chosen. */
export const READINGS = {
  outbound: ['sanitize', 'guideline'],
  separation: ['logical', 'physical-my-number', 'physical'],
  cdr: ['counts', 'strict'],
  treatAsCloud: ['own', 'external'],
} as const;

export type ReadingKey = keyof typeof READINGS;

/** One answer to every question that has several. */
export type PolicyReadings = {
  readonly [K in ReadingKey]: (typeof READINGS)[K][number];
};

export const READING_KEYS = Object.keys(READINGS) as readonly ReadingKey[];

export const DEFAULT_READINGS: PolicyReadings = {
  outbound: 'sanitize',
  separation: 'logical',
  cdr: 'counts',
  treatAsCloud: 'own',
};

export interface Ambiguity {
  readonly id: 'A1' | 'A2' | 'A3' | 'A4' | 'A5' | 'A6' | 'A7';
  /** Of the basic policy. */
  readonly clause: string;
  /** Absent: there is one answer, or (A4) `model` of the topology gives it. */
  readonly key?: ReadingKey;
  /** Requirements that read the clause this way. */
  readonly decides: readonly RequirementId[];
}

export const AMBIGUITIES: readonly Ambiguity[] = [
  { id: 'A1', clause: '6(3)②', key: 'outbound', decides: ['R-LG-1', 'R-LG-4'] },
  { id: 'A2', clause: '6(3)①', decides: ['R-MN-1', 'R-MN-4', 'R-EXC-7'] },
  { id: 'A3', clause: '2(11)', key: 'separation', decides: ['R-SEP-1'] },
  { id: 'A4', clause: '9', decides: ['R-MDL-1', 'R-MDL-2', 'R-MDL-3', 'R-MDL-4'] },
  {
    id: 'A5',
    clause: '2(12)',
    key: 'cdr',
    decides: ['R-SAN-0', 'R-LG-2', 'R-LG-3', 'R-LG-4'],
  },
  { id: 'A6', clause: '2(8)–(10)', decides: ['R-CLS-1'] },
  { id: 'A7', clause: '6(3)①', key: 'treatAsCloud', decides: ['R-MN-1'] },
];

/** The answers by which `network` is judged: those of the run, else of its files, else the defaults. */
export function readingsOf(
  { readings: stated }: Pick<Network, 'readings'>,
  { readings: asked }: Pick<VerifyOptions, 'readings'>,
): PolicyReadings {
  return { ...DEFAULT_READINGS, ...stated, ...asked };
}
