/** The code quality report of GitLab: JSON that a merge request shows beside the changed lines. */
import type { Catalog } from '../../messages/catalog.js';
import type { VerifyResult } from '../../model/result.js';
import { oneLine } from './escape.js';
import { entriesOf, type Entry } from './entry.js';

export function gitlabText(results: readonly VerifyResult[], messages: Catalog): string {
  const issues = entriesOf(results, messages).map((entry) => ({
    description: oneLine(description(entry)),
    check_name: entry.id,
    fingerprint: entry.fingerprint,
    severity: severityOf(entry),
    location: {
      path: entry.at.path,
      lines: { begin: entry.at.line, end: entry.at.endLine },
    },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function description({ name, message, page }: Entry): string {
  return name === '' ? message : page.say('format/named', { name, message });
}

/** Without a verdict nothing else counts; what is not known may be anything. */
function severityOf({ level, finding }: Entry): 'blocker' | 'critical' | 'major' | 'minor' {
  if (level === 'error') return finding === undefined ? 'blocker' : 'critical';
  return finding?.verdict === 'undetermined' ? 'major' : 'minor';
}
