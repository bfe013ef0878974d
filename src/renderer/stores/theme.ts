import type { Settings } from '../../shared/settings.ts';
import { useSettingsStore } from './settings-store.ts';

/** Keeps the page in the theme of the settings. Returns the end of it. */
export function markTheme(root: HTMLElement): () => void {
  const mark = ({ theme }: Settings): void => {
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  };
  mark(useSettingsStore.getState());
  return useSettingsStore.subscribe(mark);
}
