// The texts of the window, its menus, dialogs and notices.
//
// To add texts: write `en/<feature>.ts` with one object of strings and of functions that take figures and names and give a
// sentence, and `de/<feature>.ts` with the same object annotated `typeof en` (see en/common.ts and de/common.ts), then name
// both in en.ts and de.ts. A key that is missing or too many in German does not compile. A sentence is one text, never put
// together from parts: the order of words differs. Figures inside a text come from `formatFor('en')` or `formatFor('de')`
// of ../format.ts: `count`, `countOf(n, one, other)`, `plural`, `bytes`, `duration`, `list`, …
//
// To use them: `const { theme } = useMessages()` and `const { bytes } = useFormat()` in a component, `currentMessages()` and
// `currentFormat()` elsewhere in the window, at the moment of use (all of renderer/stores/language-store.ts); `messages()`
// in main (main/language.ts). Pure functions that choose words take the texts they need as a parameter. The terminal calls
// those with `en`.
import { de } from './de.ts';
import { en } from './en.ts';
import type { Language } from './language.ts';

/** All texts of one language, by feature. */
export type Messages = typeof en;

const byLanguage: Record<Language, Messages> = { en, de };

export const messagesFor = (language: Language): Messages => byLanguage[language];
