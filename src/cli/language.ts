/** The language of a run: said on the command line, else that of the environment. */
import type { Language } from '../messages/language.js';
import type { Catalog } from '../messages/catalog.js';

/** `LC_ALL`, `LC_MESSAGES`, `LANG` in the order of POSIX; English for every other language. */
export function languageOf(
  stated: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  if (stated === 'ja' || stated === 'en') return stated;
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return /^ja(?:[_.@-]|$)/i.test(locale ?? '') ? 'ja' : 'en';
}

/** Loads only the sentences of one language. */
export async function catalogOf(language: Language): Promise<Catalog> {
  return language === 'ja'
    ? (await import('../messages/ja/ja.js')).JA
    : (await import('../messages/en/en.js')).EN;
}
