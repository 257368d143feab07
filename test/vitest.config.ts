import { defineConfig } from 'vitest/config';

/** Time decides nothing: machines are shared, and a test that hangs is cut off all the same. */
const HUNG_MS = 300_000;

export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['test/**/*.test.ts'],
    testTimeout: HUNG_MS,
    hookTimeout: HUNG_MS,
    // Modules keep no state, so files share them: loading and warming up took most of the time.
    isolate: false,
  },
});
