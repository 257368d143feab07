/** A scenario for people: what is so at the beginning, and step by step what changes. */
import { present } from '../base/assert.js';
import type { VerifyResult } from '../model/result.js';
import type { SimulateResult, StepResult } from '../model/simulation.js';
import { VERDICT_ORDER, type Finding, type RequirementResult } from '../model/verdict.js';
import { clean } from './clean.js';
import { diagnosticLines } from './diagnostics-text.js';
import { listItem, paragraph } from './fields.js';
import { findingLines, type Again } from './finding-text.js';
import { placeText } from './frame.js';
import { intrusionLines } from './intrusion-text.js';
import {
  labelText,
  openPage,
  textOf,
  VERDICT_STYLE,
  type Page,
  type Style,
  type TextOptions,
} from './page.js';
import { readingLines } from './readings-text.js';
import { eventText, unmetText } from './scenario-words.js';
import {
  groundLines,
  headLines,
  ID_COLUMNS,
  inputLines,
  requirementText,
  unreadLines,
  verdictWord,
} from './verify-text.js';
import { padEnd } from './width.js';

/** Findings of one requirement that are printed in full unless all are asked for. */
const FINDINGS_MAX = 3;
const INDENT = '  ';

/** The whole story; `topology` of the options is the scenario as it was named. */
export function simulateText(result: SimulateResult, options: TextOptions): string {
  const page = openPage(options, result.labels);
  const { diagnostics, beginning } = result;
  const problems = diagnostics.length === 0 ? [] : [...diagnosticLines(page, diagnostics), ''];
  if (beginning === undefined) return textOf([...unreadLines(page), '', ...problems]);
  const told = new Map<string, number>();
  const verified = asVerified(result, beginning);
  return textOf([
    ...headingLines(page, result),
    '',
    ...problems,
    ...beginningLines(page, result),
    '',
    ...result.steps.flatMap((step, index) => [...stepLines(page, result, step, index, told), '']),
    ...tallyLines(page, result),
    '',
    ...readingLines(page, verified),
    ...groundLines(page, verified),
    ...inputLines(page, verified),
  ]);
}

/** The beginning as a result of its own: what all verdicts rest on is told of it. */
function asVerified(
  { name: _name, topology: _topology, exploits: _exploits, ...result }: SimulateResult,
  { asOf, time, requirements }: NonNullable<SimulateResult['beginning']>,
): VerifyResult {
  const options = {
    ...result.options,
    ...(asOf === undefined ? {} : { asOf }),
    ...(time === undefined ? {} : { at: time }),
  };
  return { ...result, options, requirements };
}

function headingLines(page: Page, result: SimulateResult): readonly string[] {
  const { name, topology = '' } = result;
  const text = name === undefined ? undefined : labelText(name, page.messages);
  const head = [
    verdictOf(page, result),
    page.paint(clean(page.options.topology), 'bold'),
    ...(text === undefined ? [] : [clean(text)]),
  ];
  return [
    ...headLines(page, head),
    ...paragraph(page, page.say('simulate/plays-in', { topology: clean(topology) })),
  ];
}

/** Whether everything is as expected; without expectations, the worst verdict. */
function verdictOf(page: Page, { expectations, verdict }: SimulateResult): string {
  if (expectations === undefined) return verdictWord(page, present(verdict, 'verdict')).trimEnd();
  const isMet = expectations.unmet === 0;
  const symbol = page.symbols.verdicts[isMet ? 'proved' : 'violated'];
  const word = page.say(isMet ? 'simulate/as-expected' : 'simulate/not-as-expected');
  return page.paint(`${symbol} ${word}`, isMet ? 'green' : 'red', 'bold');
}

/** What is not proved there, one line each. */
function beginningLines(page: Page, result: SimulateResult): readonly string[] {
  const { requirements, unmet } = present(result.beginning, 'beginning');
  const open = requirements.filter(({ verdict }) => verdict !== 'proved');
  const counts = VERDICT_ORDER.map((verdict) => ({
    verdict,
    count: requirements.filter((each) => each.verdict === verdict).length,
  })).filter(({ count }) => count > 0);
  const parts = counts.map(({ verdict, count }) => {
    const text = page.say('verify/count', { verdict: page.messages.verdicts[verdict], count });
    return page.paint(text, VERDICT_STYLE[verdict]);
  });
  const head = page.say('verify/counts', { requirements: requirements.length });
  return [
    page.paint(page.say('simulate/beginning'), 'bold'),
    ...paragraph(page, `${head} ${page.join(parts)}`),
    ...open.flatMap((requirement) => lineOf(page, requirement)),
    ...unmetLines(page, unmet),
  ];
}

function lineOf(page: Page, requirement: RequirementResult): readonly string[] {
  const { id, verdict } = requirement;
  const { name } = requirementText(page, requirement);
  const columns = [verdictWord(page, verdict), padEnd(id, ID_COLUMNS, page.width), name];
  return page.fold(columns.join('  '), page.columns - 2).map((line) => INDENT + line);
}

function stepLines(
  page: Page,
  result: SimulateResult,
  step: StepResult,
  index: number,
  told: Map<string, number>,
): readonly string[] {
  const name = clean(labelText(step.name, page.messages) ?? '');
  const heading = page.say('simulate/step', { step: index + 1, name });
  return [
    ...page.fold(heading, page.columns).map((line) => page.paint(line, 'bold')),
    ...step.events.flatMap((event) => listItem(page, eventText(page, event))),
    ...changedLines(page, result, step),
    ...appearedLines(page, result, step, index + 1, told),
    ...goneLines(page, step),
    ...(step.intrusion === undefined ? [] : intrusionLines(page, step.intrusion, result.exploits)),
    ...unmetLines(page, step.unmet),
  ];
}

/** `R-MN-1    proved → VIOLATED  …`, or that nothing changed. */
function changedLines(page: Page, result: SimulateResult, step: StepResult): readonly string[] {
  const { changed, appeared, gone } = step;
  if (changed.length === 0) {
    const still = appeared.length === 0 && gone.length === 0;
    return paragraph(page, page.say(still ? 'simulate/no-change' : 'simulate/same-verdicts'));
  }
  const words = VERDICT_ORDER.map((verdict) => page.messages.verdicts[verdict]);
  const widest = Math.max(...words.map(page.width));
  return changed.flatMap(({ id, from, to }) => {
    const { name } = requirementText(page, requirementOf(result, id));
    const verdict = page.messages.verdicts[to];
    const line = [
      padEnd(id, ID_COLUMNS, page.width),
      padEnd(page.messages.verdicts[from], widest, page.width),
      page.symbols.arrow,
      page.paint(padEnd(verdict, widest, page.width), VERDICT_STYLE[to], 'bold'),
      name,
    ];
    return page.fold(line.join(' '), page.columns - 2).map((part) => INDENT + part);
  });
}

function appearedLines(
  page: Page,
  result: SimulateResult,
  step: StepResult,
  number: number,
  told: Map<string, number>,
): readonly string[] {
  if (step.appeared.length === 0) return [];
  const again: Again | undefined = step.altered
    ? undefined
    : {
        ...result.options,
        ...(step.time === undefined ? {} : { at: step.time }),
        down: step.down,
        topology: result.topology ?? '',
      };
  return [
    '',
    INDENT + page.paint(page.say('simulate/new'), 'bold'),
    ...byRequirement(step.appeared).flatMap(([id, findings]) => {
      const requirement = requirementOf(result, id);
      const isFirst = !told.has(id);
      told.set(id, number);
      const text = requirementText(page, requirement);
      const shown = page.all ? findings : findings.slice(0, FINDINGS_MAX);
      const hidden = findings.length - shown.length;
      const blocks = shown.flatMap((finding, index) => {
        const before = told.get(finding.fingerprint);
        if (before !== undefined && !page.all) return knownLines(page, finding, before);
        told.set(finding.fingerprint, number);
        const policy = isFirst && index === 0 ? text : undefined;
        return [...(index === 0 ? [] : ['']), ...findingLines(page, finding, again, policy)];
      });
      return [
        '',
        ...headLines(page, [
          verdictWord(page, present(findings[0], id).verdict).trimEnd(),
          id,
          text.name,
        ]),
        ...blocks,
        ...(hidden > 0 ? ['', INDENT + page.say('more', { count: hidden })] : []),
      ];
    }),
  ];
}

/** What an earlier step told in full. */
function knownLines(
  page: Page,
  { code, params, at, fingerprint }: Finding,
  step: number,
): readonly string[] {
  const place = at === undefined ? [] : [placeText(at)];
  const about = page.join([...place, fingerprint, page.say('simulate/as-in-step', { step })]);
  return listItem(page, `${page.tell(page.messages.findings[code], params)} (${about})`);
}

/** How many are gone of each requirement; with all, which. */
function goneLines(page: Page, { gone }: StepResult): readonly string[] {
  if (gone.length === 0) return [];
  const counts = byRequirement(gone).map(([requirement, findings]) =>
    page.say('simulate/gone-of', { requirement, count: findings.length }),
  );
  const head = page.paint(page.say('simulate/gone'), 'bold');
  if (!page.all) return ['', ...paragraph(page, `${head}  ${page.join(counts)}`)];
  return [
    '',
    INDENT + head,
    ...gone.flatMap(({ requirement, code, params, at }) => {
      const text = page.tell(page.messages.findings[code], params);
      const place = page.join([requirement, ...(at === undefined ? [] : [placeText(at)])]);
      return listItem(page, `${text} (${place})`);
    }),
  ];
}

function unmetLines(page: Page, unmet: StepResult['unmet']): readonly string[] {
  if (unmet.length === 0) return [];
  const style: readonly Style[] = ['red', 'bold'];
  return [
    '',
    `${INDENT}${page.paint(`${page.symbols.verdicts.violated} ${page.say('simulate/unmet')}`, ...style)}`,
    ...unmet.flatMap((each) => listItem(page, `${unmetText(page, each)} (${placeText(each.at)})`)),
  ];
}

function tallyLines(page: Page, result: SimulateResult): readonly string[] {
  const { steps, verdict, expectations } = result;
  const { stated = 0, unmet = 0 } = expectations ?? {};
  const parts = [
    page.say('simulate/steps', {
      steps: steps.length,
      verdict: page.messages.verdicts[present(verdict, 'verdict')],
    }),
    expectations === undefined
      ? page.say('simulate/nothing-expected')
      : unmet === 0
        ? page.say('simulate/all-met', { stated })
        : page.say('simulate/some-unmet', { stated, unmet }),
  ];
  return page.fold(page.paint(page.join(parts), 'bold'), page.columns);
}

function requirementOf({ beginning }: SimulateResult, id: RequirementResult['id']) {
  return present(
    beginning?.requirements.find((requirement) => requirement.id === id),
    id,
  );
}

function byRequirement(
  findings: readonly Finding[],
): readonly (readonly [Finding['requirement'], readonly Finding[]])[] {
  const groups = new Map<Finding['requirement'], readonly Finding[]>();
  for (const finding of findings) {
    groups.set(finding.requirement, [...(groups.get(finding.requirement) ?? []), finding]);
  }
  return [...groups];
}
