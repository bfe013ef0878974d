import { create } from 'zustand';
import type { Probe } from '../../shared/probe/probe.ts';
import { attempt } from '../ipc-client.ts';
import { currentMessages } from './language-store.ts';
import { currentSecrets } from './options-store.ts';

interface SampleStore {
  /** The sample that was asked last; null before. */
  probe: Probe | null;
  starting: boolean;
}

/** What a sample of the list being put together answers. */
export const useSampleStore = create<SampleStore>()(() => ({ probe: null, starting: false }));

const { getState, setState } = useSampleStore;

export const acceptSample = (probe: Probe): void => setState({ probe });

/** Asks for a sample, with the headers and the login that the list would be downloaded with. */
export async function startSample(): Promise<void> {
  if (getState().starting) return;
  const { probe: before } = getState();
  setState({ starting: true });
  const { sampleFailed } = currentMessages().compose.store;
  const probe = await attempt(sampleFailed, (shoal) => shoal.sampleStart(currentSecrets()));
  // Its events may have overtaken the answer, even that of its end.
  setState(({ probe: now }) => {
    const isNewer = now !== null && now !== before && now.version === probe?.version;
    return { starting: false, probe: isNewer ? now : (probe ?? now) };
  });
}

export const cancelSample = (): Promise<unknown> =>
  attempt(currentMessages().compose.store.sampleFailed, (shoal) => shoal.sampleCancel());

/** The list is another one: what was answered says nothing about it. */
export const forgetSample = (): void => setState({ probe: null });
