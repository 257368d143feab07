/** What content is followed, and how it is found (SEMANTICS §10.6, §10.8). */

export const LABELS = ['taint', 'secret', 'inside'] as const;

export type Label = (typeof LABELS)[number];

/** As it was, or cleaned by a sanitizer that works for the label. */
export type Form = 'raw' | 'sanitized';

/**
 * How what the files leave open is read: doubtful sanitizers as not working and doubtful externals as
 * connected to the Internet (`hard`), or the other way (`easy`).
 */
export type Doubts = 'hard' | 'easy';
