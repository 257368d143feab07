/** What is wrong with a command line. */
import type { UsageCode } from '../messages/usage.js';
import type { Params } from '../messages/sentence.js';
import { openPage, type TextOptions } from './page.js';

/** Every problem with what to do about it, and where the help is. */
export function usageText(
  problems: readonly { readonly code: UsageCode; readonly params: Params }[],
  options: TextOptions,
): string {
  const page = openPage(options);
  const lines = problems.flatMap(({ code, params }) => {
    const { what, fix } = page.messages.usage[code];
    const { suggestion = '' } = params;
    const hint = suggestion === '' ? [] : [page.say('field/suggestion', { suggestion })];
    const text = [page.tell(what, params), ...hint, page.tell(fix, params)];
    const body = page.fold(
      text.join(page.say('join/sentences')),
      page.columns - page.width('sekisho: '),
    );
    return body.map((line, index) => (index === 0 ? `sekisho: ${line}` : `         ${line}`));
  });
  return [...lines, page.tell(page.messages.help['see-help'], {}), ''].join('\n');
}
