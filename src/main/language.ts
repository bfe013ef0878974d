import { type Messages, messagesFor } from '../shared/language/index.ts';
import { type Language, type LanguageSetting, resolveLanguage } from '../shared/language/language.ts';

let locales: readonly string[] = [];
let current: Language = 'en';
const listeners = new Set<() => void>();

/** @param systemLocales what the computer prefers, as BCP 47 tags; before this is told all texts are English */
export function startLanguage(systemLocales: readonly string[], setting: LanguageSetting): void {
  locales = systemLocales;
  setLanguage(setting);
}

/** Follows the settings. What listens is called when the language differs from what it was. */
export function setLanguage(setting: LanguageSetting): void {
  const next = resolveLanguage(setting, locales);
  if (next === current) return;
  current = next;
  for (const listener of listeners) listener();
}

/** For what keeps texts, such as the menu. Returns the end of it. */
export function onLanguageChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language at this moment; not to be kept. */
export const language = (): Language => current;

/** The texts of menus, dialogs and notices at this moment; not to be kept. */
export const messages = (): Messages => messagesFor(current);

/** For the window's address: the language of its first frame, and what `system` means there. */
export const languageQuery = (): string =>
  new URLSearchParams({ language: current, system: resolveLanguage('system', locales) }).toString();
