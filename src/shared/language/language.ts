/** The languages of the window. The terminal and the logs are English. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** What the person chose; `system` follows the computer. */
export type LanguageSetting = 'system' | Language;

/** Each in its own words, as a person looks for it who does not read the others. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' };

/**
 * Which language the window speaks.
 *
 * @param systemLocales as BCP 47 tags, the preferred one first, such as `de-AT`
 * @returns the first of them that there is; English where there is none
 */
export function resolveLanguage(setting: LanguageSetting, systemLocales: readonly string[]): Language {
  if (setting !== 'system') return setting;
  for (const locale of systemLocales) {
    const primary = locale.toLowerCase().split(/[-_.@]/, 1)[0];
    const known = languages.find((language) => language === primary);
    if (known !== undefined) return known;
  }
  return 'en';
}
