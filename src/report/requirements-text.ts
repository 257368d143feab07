/** What is decided and why, apart from any topology: a list, or one requirement after another. */
import type { RequirementInfo } from '../model/result.js';
import { field } from './fields.js';
import { openPage, textOf, type Page, type TextOptions } from './page.js';
import { padEnd } from './width.js';

/** One line per requirement: id, clause, name. */
export function requirementsText(
  requirements: readonly RequirementInfo[],
  options: TextOptions,
): string {
  const page = openPage(options);
  const ids = requirements.map(({ id }) => id);
  const clauses = requirements.map((requirement) => clauseOf(page, requirement));
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(page.width));
  const lines = requirements.map(({ id }, index) => {
    const [first, second] = [widest(ids), widest(clauses)];
    return [
      page.paint(padEnd(id, first, page.width), 'bold'),
      padEnd(clauses[index]!, second, page.width),
      page.messages.requirements[id].name,
    ].join('  ');
  });
  return textOf([...lines, '', ...page.fold(page.say('requirements/more'), page.columns)]);
}

/** Each requirement with its reasons, what to do, an example that violates it, and where to read on. */
export function requirementText(
  requirements: readonly RequirementInfo[],
  examples: Readonly<Partial<Record<RequirementInfo['id'], string>>>,
  options: TextOptions,
): string {
  const page = openPage(options);
  return textOf(
    requirements.flatMap((requirement) => {
      const { name, why, fix } = page.messages.requirements[requirement.id];
      const example = examples[requirement.id];
      return [
        `${page.paint(requirement.id, 'bold')}  ${name}`,
        clauseOf(page, requirement),
        '',
        ...field(page, 'field/why', why),
        ...field(page, 'field/fix', fix),
        ...field(page, 'requirements/page', pageOf(requirement)),
        '',
        ...(example === undefined ? [] : exampleLines(page, example)),
      ];
    }),
  );
}

function clauseOf(page: Page, { clause, basis }: RequirementInfo): string {
  const text = page.say('verify/clause', { clause });
  return basis === 'policy' ? text : page.join([text, page.say('requirements/reference')]);
}

function pageOf({ id }: RequirementInfo): string {
  return `docs/requirements.md (${id})`;
}

function exampleLines(page: Page, example: string): readonly string[] {
  return [
    page.say('requirements/example'),
    '',
    ...example
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
    '',
  ];
}
