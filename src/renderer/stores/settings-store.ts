import { create } from 'zustand';
import type { Limits } from '../../shared/batch.ts';
import type { ListLook } from '../../shared/list-look.ts';
import type { Settings } from '../../shared/settings.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { attempt } from '../ipc-client.ts';
import { currentMessages } from './language-store.ts';

/** What is remembered between starts, as main last confirmed it or as the person just set it. */
export const useSettingsStore = create<Settings>()(() => defaultSettings);

const { getState, setState } = useSettingsStore;

export const acceptSettings = (settings: Settings): void => setState(settings);

let latestChange = 0;

/** Shown at once, then stored; goes back to what it was when main refuses. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  latestChange += 1;
  const thisChange = latestChange;
  const before = getState();
  setState(change);
  const stored = await attempt(currentMessages().shell.settingNotKept, (shoal) => shoal.settingsSet(change));
  // While someone steps through numbers, only the answer to the last step counts.
  if (thisChange === latestChange) setState(stored ?? before);
}

export function changeLimits(change: Partial<Limits>): void {
  void changeSettings({ limits: { ...getState().limits, ...change } });
}

export function changeListLook(change: Partial<ListLook>): void {
  void changeSettings({ list: { ...getState().list, ...change } });
}
