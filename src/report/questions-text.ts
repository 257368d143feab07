/** What is wrong with a question, and what to do. */
import type { QuestionProblem } from '../model/result.js';
import { field, paragraph } from './fields.js';
import type { Page } from './page.js';

/** One paragraph per problem; `title` says what could not be done. */
export function questionLines(
  page: Page,
  title: string,
  questions: readonly QuestionProblem[],
): readonly string[] {
  return [
    page.paint(title, 'bold'),
    ...questions.flatMap(({ code, params }) => {
      const text = page.messages.questions[code];
      const { suggestion = '' } = params;
      return [
        ...paragraph(page, page.tell(text.what, params)),
        ...(suggestion === '' ? [] : paragraph(page, page.say('field/suggestion', { suggestion }))),
        ...field(page, 'field/fix', page.tell(text.fix, params)),
      ];
    }),
  ];
}
