#!/usr/bin/env bash
# The whole truth about a tree: types, format, lint and every test. Ends with one line of figures.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0
check() {
  echo "== $*"
  "$@" || failed=$((failed + 1))
}
check npx tsc -b
check npm run --silent bundle
check npx prettier --check --log-level warn .
check npx oxlint --quiet bin src test
report="$(mktemp)"
trap 'rm -f "$report"' EXIT
npx vitest run --config test/vitest.config.ts --reporter=default --reporter=json --outputFile.json="$report" ||
  failed=$((failed + 1))
node test/summary.js "$report" "$failed"
