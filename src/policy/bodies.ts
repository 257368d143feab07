/**
 * The bodies to which the basic policy applies, as 4(1) lists them, and how an inventory may write
 * them: with the name of the municipality before it, with a unit (事務局) behind it.
 */
import type { BodyId } from '../model/fact-findings.js';

/**
 * Names of the body of another kind of municipality count. What precedes a name is the end of the
 * name of a municipality: 県議会 is another body, 協議会 and 審議会 are none.
 */
const NAMES: Readonly<Record<BodyId, RegExp>> = {
  mayor: /(?:^|[町市村区首])長部局|^mayor/,
  'education-board': named('教育委員会', 'board of education', 'education board'),
  assembly: named('議会', 'assembly', '(?:town|city|village|municipal) (?:assembly|council)'),
  'election-commission': named(
    '選挙管理委員会',
    'election (?:administration )?(?:commission|committee|board)',
  ),
  'equity-commission': named('公平委員会', 'equity (?:commission|committee)'),
  auditors: named('監査委員', 'auditors', 'audit (?:commission|committee|commissioners)'),
  'agriculture-committee': named('農業委員会', 'agricultur(?:e|al) (?:commission|committee|board)'),
  'valuation-review-committee': named(
    '固定資産評価審査委員会',
    'fixed (?:asset|property)s? (?:valuation|assessment|evaluation) review (?:committee|board)',
  ),
};

const BODIES = Object.entries(NAMES) as readonly [BodyId, RegExp][];

/** The body that `organization` is or belongs to, if it is one of the eight. */
export function bodyOf(organization: string): BodyId | undefined {
  const text = organization.normalize('NFKC').trim().toLowerCase().replace(/^the /, '');
  return BODIES.find(([, pattern]) => pattern.test(text))?.[0];
}

function named(name: string, ...english: readonly string[]): RegExp {
  return new RegExp(`^(?:.*[町市村区 ])?${name}|^(?:${english.join('|')})\\b`);
}
