import { create } from 'zustand';
import { emptyTimeline, type Timeline, type TimelineChange, withChange } from '../../shared/timeline/timeline.ts';
import { command } from '../ipc-client.ts';

export interface TimelineStore {
  /** Null until something is known of the batch that is shown. */
  batchId: string | null;
  timeline: Timeline;
  /** When the timeline was as it is, on `performance.now()`. */
  arrivedAt: number;
}

/** What has happened in the batch, as the engine tells it a few times a second while it is looked at. */
export const useTimelineStore = create<TimelineStore>()(() => ({
  batchId: null,
  timeline: emptyTimeline(),
  arrivedAt: 0,
}));

const { getState, setState } = useTimelineStore;

let isAsking = false;
let asksAgain = false;

/** Takes a change in; one that does not follow on asks for everything. */
export function acceptTimeline(change: TimelineChange): void {
  const { batchId, timeline } = getState();
  const next = change.isWhole || batchId === change.batchId ? withChange(timeline, change) : null;
  if (next === null) void loadTimeline();
  else setState({ batchId: change.batchId, timeline: next, arrivedAt: performance.now() });
}

/** Begins to look at what happens in a batch: until now nothing of it was told. */
export function lookAtTimeline(batchId: string): void {
  if (getState().batchId !== batchId) setState({ batchId: null, timeline: emptyTimeline() });
  void loadTimeline();
}

/** Asks for everything that has happened so far. */
async function loadTimeline(): Promise<void> {
  asksAgain = isAsking;
  if (isAsking) return;
  isAsking = true;
  try {
    const change = await command((shoal) => shoal.timelineSnapshot());
    if (change !== null) acceptTimeline(change);
    else setState({ batchId: null, timeline: emptyTimeline(), arrivedAt: performance.now() });
  } catch {
    // The next change shows the gap again and asks once more.
  } finally {
    isAsking = false;
    // Another list was opened meanwhile: the answer may have been of the one before.
    if (asksAgain) void loadTimeline();
  }
}
