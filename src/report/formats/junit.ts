/**
 * JUnit XML: a suite per topology, a test per requirement, so that a host says which hold. Violated
 * is a failure, undetermined and unreadable an error: unknown is not passed. A requirement of the
 * town's own that is only a warning passes and says so in its output.
 */
import type { Catalog } from '../../messages/catalog.js';
import type { VerifyResult } from '../../model/result.js';
import type { RequirementResult } from '../../model/verdict.js';
import { placeText } from '../frame.js';
import { requirementText } from '../verify-text.js';
import { xml } from './escape.js';
import { entriesOf, pageOf, topologyOf, type Entry } from './entry.js';

type Outcome = 'failure' | 'error' | 'system-out' | 'passed';

interface Case {
  readonly name: string;
  readonly outcome: Outcome;
  /** Not empty unless it passed. */
  readonly entries: readonly Entry[];
}

export function junitText(results: readonly VerifyResult[], messages: Catalog): string {
  const suites = results.map((result) => ({
    name: topologyOf(result),
    cases: casesOf(result, messages),
  }));
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: 'sekisho', ...counts(all) })}>`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite ${attributes({ name, ...counts(cases) })}>`,
      ...cases.flatMap((one) => caseLines(name, one)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function casesOf(result: VerifyResult, messages: Catalog): readonly Case[] {
  const entries = entriesOf([result], messages);
  const page = pageOf(result, messages);
  const unread = entries.filter((entry) => entry.finding === undefined && entry.level === 'error');
  return [
    ...unread.map((entry): Case => {
      return { name: `${entry.code} ${placeText(entry.at)}`, outcome: 'error', entries: [entry] };
    }),
    ...result.requirements.map((requirement): Case => {
      const { name } = requirementText(page, requirement);
      const own = entries.filter((entry) => entry.finding?.requirement === requirement.id);
      return { name: `${requirement.id} ${name}`, outcome: outcomeOf(requirement), entries: own };
    }),
  ];
}

function outcomeOf({ verdict, own }: RequirementResult): Outcome {
  if (verdict === 'proved' || verdict === 'excepted') return 'passed';
  if (own?.severity === 'warning') return 'system-out';
  return verdict === 'violated' ? 'failure' : 'error';
}

function counts(cases: readonly Case[]): Readonly<Record<string, string>> {
  const count = (outcome: Outcome): string =>
    String(cases.filter((one) => one.outcome === outcome).length);
  return { tests: String(cases.length), failures: count('failure'), errors: count('error') };
}

function caseLines(topology: string, { name, outcome, entries }: Case): readonly string[] {
  const head = `    <testcase ${attributes({ classname: topology, name })}`;
  const [first] = entries;
  if (outcome === 'passed' || first === undefined) return [`${head}/>`];
  const body = xml(entries.map(entryText).join('\n\n'));
  const about =
    outcome === 'system-out' ? '' : ` ${attributes({ message: first.message, type: first.code })}`;
  return [`${head}>`, `      <${outcome}${about}>${body}</${outcome}>`, '    </testcase>'];
}

function entryText({ at, message, packet, fix, again, fingerprint, code, page }: Entry): string {
  return [
    `${placeText(at)}: ${message}`,
    ...(packet === undefined ? [] : [page.say('format/packet', { packet })]),
    fix,
    ...(again === undefined ? [] : [again]),
    `${fingerprint} ${code}`,
  ].join('\n');
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}="${xml(value)}"`)
    .join(' ');
}
