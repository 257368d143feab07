/** The result of `verify` for people: verdicts first, then what they rest on. */
import { sortedBy } from '../base/compare.js';
import type { Label } from '../model/location.js';
import type { VerifyResult } from '../model/result.js';
import {
  isBuiltIn,
  VERDICT_ORDER,
  type Finding,
  type RequirementResult,
  type Verdict,
} from '../model/verdict.js';
import type { OpenFindingCode, RequirementText } from '../messages/catalog.js';
import type { Params } from '../messages/sentence.js';
import { diagnosticLines } from './diagnostics-text.js';
import { listItem, paragraph } from './fields.js';
import { placeText } from './frame.js';
import { findingLines } from './finding-text.js';
import {
  labelText,
  openPage,
  textOf,
  toAscii,
  VERDICT_STYLE,
  type Page,
  type TextOptions,
} from './page.js';
import { readingLines } from './readings-text.js';
import { clean } from './clean.js';
import { padEnd } from './width.js';

/** Names in one assumption: as many as a whole town has. */
const NAMES_MAX = 30;

/** Findings of one requirement that are printed in full unless all are asked for. */
const FINDINGS_MAX = 3;

/** The whole report on one topology. */
export function verifyText(result: VerifyResult, options: TextOptions): string {
  const page = openPage(options, result.labels);
  const { verdict, diagnostics } = result;
  const problems = diagnostics.length === 0 ? [] : [...diagnosticLines(page, diagnostics), ''];
  const lines =
    verdict === undefined
      ? [...unreadLines(page), '', ...problems, ...inputLines(page, result)]
      : [
          ...headingLines(page, result, verdict),
          '',
          ...problems,
          ...requirementLines(page, result),
          ...hintLines(page, result),
          ...readingLines(page, result),
          ...groundLines(page, result),
          ...tallyLines(page, result),
          '',
          ...inputLines(page, result),
        ];
  return textOf(lines);
}

/** The first line where the files have errors: a mark that no verdict has. */
export function unreadLines(page: Page): readonly string[] {
  const word = page.paint(`! ${page.say('verify/no-verdict')}`, 'red', 'bold');
  return [`${word}  ${page.paint(clean(page.options.topology), 'bold')}`];
}

function headingLines(page: Page, { network }: VerifyResult, verdict: Verdict): readonly string[] {
  const word = page.paint(symbolAndWord(page, verdict), VERDICT_STYLE[verdict], 'bold');
  const topology = page.paint(clean(page.options.topology), 'bold');
  const name = network === undefined ? undefined : labelText(network.name, page.messages);
  return [[word, topology, ...(name === undefined ? [] : [clean(name)])].join('  ')];
}

/** Symbol and word, filled up to the widest of them. */
export function verdictWord(page: Page, verdict: Verdict): string {
  const words = VERDICT_ORDER.map((v) => symbolAndWord(page, v));
  const columns = Math.max(...words.map(page.width));
  const padded = padEnd(symbolAndWord(page, verdict), columns, page.width);
  return page.paint(padded, VERDICT_STYLE[verdict], 'bold');
}

function symbolAndWord(page: Page, verdict: Verdict): string {
  const symbol = padEnd(page.symbols.verdicts[verdict], symbolColumns(page), page.width);
  return `${symbol} ${page.messages.verdicts[verdict]}`;
}

function symbolColumns(page: Page): number {
  return Math.max(...VERDICT_ORDER.map((verdict) => page.width(page.symbols.verdicts[verdict])));
}

/** Worst verdicts first; proved requirements are one line each. */
function requirementLines(page: Page, result: VerifyResult): readonly string[] {
  const byVerdict = sortedBy(result.requirements, ({ verdict }) => VERDICT_ORDER.indexOf(verdict));
  return byVerdict.flatMap((requirement) => {
    const head = requirementHead(page, requirement);
    return requirement.verdict === 'proved' && !page.all
      ? headLines(page, head)
      : [...openRequirement(page, requirement, head, result), ''];
  });
}

export const ID_COLUMNS = 8;

/** Verdict, id, name and clause; or, for a proof, the number of cases. */
function requirementHead(page: Page, requirement: RequirementResult): readonly string[] {
  const { id, verdict, findings } = requirement;
  const { name } = requirementText(page, requirement);
  const named = name === '' ? [] : [name];
  const columns = [verdictWord(page, verdict), padEnd(id, ID_COLUMNS, page.width), ...named];
  if (verdict === 'proved') {
    return [...columns, page.paint(page.say('verify/cases', { count: findings.length }), 'dim')];
  }
  const about = clauseText(page, requirement);
  return about === '' ? columns : [...columns, page.paint(`(${about})`, 'dim')];
}

/** Where it is written down; of a town's own, also whether it counts. */
function clauseText(page: Page, { clause, own }: RequirementResult): string {
  if (own === undefined) {
    const shown = page.options.ascii === true ? toAscii(clause) : clause;
    return page.say('verify/clause', { clause: shown });
  }
  const warning = own.severity === 'warning' ? [page.say('verify/warning')] : [];
  return page.join([...(clause === '' ? [] : [clean(clause)]), ...warning]);
}

/** What the policy, or the town, says of a requirement. */
export function requirementText(page: Page, { id, own }: RequirementResult): RequirementText {
  if (isBuiltIn(id)) {
    const { name, why, fix } = page.messages.requirements[id];
    return { name: page.tell(name, {}), why: page.tell(why, {}), fix: page.tell(fix, {}) };
  }
  const text = (label: Label = {}): string => clean(labelText(label, page.messages) ?? '');
  return { name: text(own?.title), why: text(own?.why), fix: '' };
}

function openRequirement(
  page: Page,
  requirement: RequirementResult,
  head: readonly string[],
  { options }: VerifyResult,
): readonly string[] {
  const { findings } = requirement;
  const text = requirementText(page, requirement);
  const open = sortedBy(
    findings.filter(({ verdict }) => verdict !== 'proved'),
    ({ verdict }) => VERDICT_ORDER.indexOf(verdict),
  );
  const shown = page.all ? open : open.slice(0, FINDINGS_MAX);
  const blocks = shown.map((finding, index) =>
    findingLines(page, finding, options, index === 0 ? text : undefined),
  );
  const hidden = open.length - shown.length;
  const proved = findings.filter((finding) => finding.verdict === 'proved' && !isHint(finding));
  return [
    ...headLines(page, head),
    ...blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])),
    ...(hidden > 0 ? ['', `  ${page.say('more', { count: hidden })}`] : []),
    ...provedLines(page, proved, open.length > 0),
  ];
}

/** As many parts on a line as fit; further lines are indented. */
export function headLines(page: Page, head: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const part of head) {
    const last = lines.at(-1);
    const longer = `${last}  ${part}`;
    if (last !== undefined && page.width(longer) <= page.columns) lines[lines.length - 1] = longer;
    else lines.push(...(last === undefined ? [part] : paragraph(page, part)));
  }
  return lines;
}

function provedLines(page: Page, proved: readonly Finding[], besides: boolean): readonly string[] {
  if (page.all) {
    return proved.flatMap(({ code, params }) =>
      listItem(page, page.tell(page.messages.findings[code], params)),
    );
  }
  if (!besides || proved.length === 0) return [];
  return ['', `  ${page.say('verify/besides', { count: proved.length })}`];
}

/** Hints that fit in a glance. */
const HINTS_MAX = 8;

/** Findings of what is proved at which somebody should look nevertheless. */
function hintLines(page: Page, { requirements }: VerifyResult): readonly string[] {
  const { findings, fixes } = page.messages;
  const hints = requirements.flatMap((requirement) => requirement.findings.filter(isHint));
  const shown = page.all ? hints : hints.slice(0, HINTS_MAX);
  const items = shown.flatMap(({ requirement, code, params, at }) => {
    const place = page.join([requirement, ...(at === undefined ? [] : [placeText(at)])]);
    const sentences = [findings[code], fixes[code as OpenFindingCode]].map((text) =>
      page.tell(text, params),
    );
    return listItem(page, `${sentences.join(page.say('join/sentences'))} (${place})`);
  });
  if (items.length === 0) return [];
  const hidden = hints.length - shown.length;
  return [
    '',
    page.paint(page.say('verify/hints'), 'bold'),
    ...items,
    ...(hidden > 0 ? [`  ${page.say('more', { count: hidden })}`] : []),
  ];
}

function isHint({ code }: Finding): boolean {
  return code.startsWith('hint/');
}

/** What the verdicts do not cover, and what they take for granted. */
export function groundLines(page: Page, result: VerifyResult): readonly string[] {
  const { messages } = page;
  const open = result.notChecked.flatMap((code) =>
    listItem(page, page.tell(messages.notChecked[code], {})),
  );
  const assumed = result.assumptions.flatMap(({ code, params }) =>
    listItem(page, page.tell(messages.assumptions[code], shortened(page, params))),
  );
  return [
    '',
    ...(open.length === 0 ? [] : [page.paint(page.say('verify/not-checked'), 'bold'), ...open, '']),
    ...(assumed.length === 0
      ? []
      : [page.paint(page.say('verify/assumptions'), 'bold'), ...assumed, '']),
  ];
}

/** Of lists of names the first, if they are more than anybody reads. */
function shortened(page: Page, params: Params): Params {
  if (page.all) return params;
  return Object.fromEntries(
    Object.entries(params).map(([hole, value]) => {
      const names = String(value).split(', ');
      if (names.length <= NAMES_MAX) return [hole, value];
      const more = page.say('more', { count: names.length - NAMES_MAX });
      return [hole, [...names.slice(0, NAMES_MAX), more].join(', ')];
    }),
  );
}

function tallyLines(page: Page, { requirements, network }: VerifyResult): readonly string[] {
  const counts = VERDICT_ORDER.map((verdict) => ({
    verdict,
    count: requirements.filter((requirement) => requirement.verdict === verdict).length,
  })).filter(({ count }) => count > 0);
  const parts = counts.map(({ verdict, count }) =>
    page.paint(
      page.say('verify/count', { verdict: page.messages.verdicts[verdict], count }),
      VERDICT_STYLE[verdict],
    ),
  );
  const head = page.say('verify/counts', { requirements: requirements.length });
  return [
    ...page.fold(`${page.paint(head, 'bold')} ${page.join(parts)}`, page.columns),
    ...(network === undefined ? [] : paragraph(page, networkText(page, network))),
  ];
}

function networkText(page: Page, network: NonNullable<VerifyResult['network']>): string {
  const { segments, subnets, hosts, devices, filterLines, flows } = network;
  return page.say('verify/network', { segments, subnets, hosts, devices, filterLines, flows });
}

/** Digests of the inputs and how they were read: with these, anybody gets the same bytes. */
export function inputLines(page: Page, { inputs, tool, options }: VerifyResult): readonly string[] {
  const { version, semantics } = tool;
  const { routing, spoofing, at, asOf, model, only } = options;
  const run = [
    page.say('verify/run', { version, semantics, routing, spoofing }),
    at === undefined ? page.say('verify/run-always') : page.say('verify/run-at', { at }),
    asOf === undefined ? page.say('verify/run-no-date') : page.say('verify/run-as-of', { asOf }),
    ...(model === undefined ? [] : [page.say('verify/run-model', { model })]),
    ...(only === undefined ? [] : [page.say('verify/only', { requirements: only.join(' ') })]),
  ];
  return [
    ...(inputs.length === 0 ? [] : [page.paint(page.say('verify/inputs'), 'bold')]),
    ...inputs.map(({ path, sha256 }) => `  ${sha256}  ${clean(path)}`),
    ...page.fold(page.join(run), page.columns),
  ];
}
