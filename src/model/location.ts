/** Where in a user's file something stands. Lines and columns count from 1, columns in UTF-16 units. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The column after the last character. */
  readonly endColumn: number;
}

/** A name for people, in one or both languages; empty where nobody gave one. */
export interface Label {
  readonly ja?: string;
  readonly en?: string;
}
