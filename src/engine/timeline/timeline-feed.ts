import type { TimelineChange } from '../../shared/timeline/timeline.ts';
import type { BatchListener } from '../batch/batch-spec.ts';
import type { Clock } from '../clock.ts';
import { type RecordedBatch, TimelineRecorder } from './timeline-recorder.ts';

/** How often changes leave while a batch runs, in ms. The chart moves on by itself in between. */
const everyMs = 250;

/** What the feed listens to. */
export interface ListenableBatch extends RecordedBatch {
  listen(listener: BatchListener): () => void;
}

/**
 * Records a batch that has not started yet, and passes on what happens: a few times a second, and at once when it starts,
 * rests or ends.
 */
export function recordTimeline(
  batch: ListenableBatch,
  clock: Clock,
  onChange: (change: TimelineChange) => void,
): TimelineRecorder {
  const recorder = new TimelineRecorder(batch, clock);
  let sentAt = -Infinity;
  batch.listen(recorder);
  batch.listen({
    wantsRows: () => false,
    patch({ status }) {
      const now = clock.now();
      if (status === undefined && now - sentAt < everyMs) return;
      sentAt = now;
      onChange(recorder.takeChange());
    },
  });
  return recorder;
}
