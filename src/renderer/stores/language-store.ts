import { create } from 'zustand';
import { type Format, formatFor } from '../../shared/format.ts';
import { type Messages, messagesFor } from '../../shared/language/index.ts';
import { type Language, type LanguageSetting, resolveLanguage } from '../../shared/language/language.ts';

/** In the page's address main says which language the system has and which one was chosen, so that the first frame is right. */
function firstLanguages(): { system: Language; current: Language } {
  const asked = new URLSearchParams(globalThis.location?.search ?? '');
  const read = (name: string): Language => (asked.get(name) === 'de' ? 'de' : 'en');
  return { system: read('system'), current: read('language') };
}

const useLanguageStore = create(firstLanguages);

/** Follows the settings; the window changes at once. */
export function setLanguage(setting: LanguageSetting): void {
  const { system } = useLanguageStore.getState();
  useLanguageStore.setState({ current: resolveLanguage(setting, [system]) });
}

/** Keeps `<html lang>` at the language of the window. Returns the end of it. */
export function markDocument(root: HTMLElement): () => void {
  const mark = ({ current }: { current: Language }): void => void (root.lang = current);
  mark(useLanguageStore.getState());
  return useLanguageStore.subscribe(mark);
}

export const useLanguage = (): Language => useLanguageStore(({ current }) => current);

/** The texts of the window. The component is drawn anew when the language changes. */
export const useMessages = (): Messages => messagesFor(useLanguage());

/** How figures are written in the window. */
export const useFormat = (): Format => formatFor(useLanguage());

/** The language at this moment, outside components; not to be kept. */
export const currentLanguage = (): Language => useLanguageStore.getState().current;

/** The texts at this moment, outside components; not to be kept. */
export const currentMessages = (): Messages => messagesFor(currentLanguage());

/** How figures are written at this moment, outside components; not to be kept. */
export const currentFormat = (): Format => formatFor(currentLanguage());
