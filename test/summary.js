/** Prints `N passed, N failed, N skipped` for a vitest JSON report and the number of failed checks. */
import { readFileSync } from 'node:fs';

const [report, failedChecks] = process.argv.slice(2);
const failed = Number(failedChecks);
let result = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
try {
  result = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  console.log('no test report was written');
}
const failures = Math.max(result.numFailedTests, failed);
console.log(
  `${result.numPassedTests} passed, ${failures} failed, ${result.numPendingTests} skipped`,
);
process.exitCode = failures > 0 || result.numPassedTests === 0 ? 1 : 0;
