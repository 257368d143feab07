/** What the command line touches of the world; tests give it another one. */

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width of the terminal. */
  readonly columns?: number;
}

export interface World {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Everything on the standard input. */
  readStdin(): Uint8Array;
}
