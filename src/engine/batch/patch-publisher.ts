import type { DownloadId } from '../../shared/download.ts';
import type { Clock } from '../clock.ts';
import { IdSet } from '../rows/id-set.ts';

/** After a rest, state transitions leave within one frame of a 60 Hz screen. */
const transitionMs = 16;
/** Where one follows the other they leave together, at most twenty times a second: who looks on sees no more than that. */
const restMs = 50;
/** Progress leaves at most ten times a second. */
const progressMs = 100;

/** Gathers what has changed and sends it on: transitions at once, or twenty times a second, progress ten times a second. */
export interface PatchPublisher {
  /** The state of a download (or its name) has changed. */
  changed(id: DownloadId): void;
  /** The same of many at once, at somebody's word: sent in the next turn, however short the time since the last. */
  changedAll(ids: readonly DownloadId[]): void;
  /** Something about the whole batch has changed. */
  batchChanged(): void;
  /** Live figures have changed: they are sent when progress is due again, also where nothing ticks by then. */
  figuresChanged(): void;
  /** While it ticks, progress is sent even if no state changes. */
  setTicking(ticking: boolean): void;
  /** Sends what is waiting now. */
  flush(): void;
  /** Sends nothing more. */
  stop(): void;
}

/**
 * @param publish called with the ids whose state has changed, and whether progress is due with them
 */
export function createPatchPublisher(
  clock: Clock,
  publish: (changed: DownloadId[], progressDue: boolean) => void,
): PatchPublisher {
  /** In the order of their changes, each once; of a long list all at once. */
  let dirty: DownloadId[] = [];
  const isDirty = new IdSet();
  let batchDirty = false;
  let cancelFlush: (() => void) | null = null;
  let cancelTick: (() => void) | null = null;
  let cancelFigures: (() => void) | null = null;
  let sentAt = -Infinity;
  let lastProgressAt = -Infinity;
  let stopped = false;

  const mark = (id: DownloadId): void => {
    if (!isDirty.has(id)) dirty.push(id);
    isDirty.add(id);
  };
  const isProgressDue = (): boolean => clock.now() - lastProgressAt >= progressMs - 1;
  const send = (): void => {
    cancelFlush?.();
    cancelFlush = null;
    const progressDue = isProgressDue();
    if (dirty.length === 0 && !batchDirty && !progressDue) return;
    sentAt = clock.now();
    if (progressDue) {
      lastProgressAt = sentAt;
      cancelFigures?.();
      cancelFigures = null;
    }
    const ids = dirty;
    dirty = [];
    for (const id of ids) isDirty.delete(id);
    batchDirty = false;
    publish(ids, progressDue);
  };
  const soon = (): void => {
    if (stopped) return;
    cancelFlush ??= clock.schedule(Math.max(transitionMs, sentAt + restMs - clock.now()), send);
  };
  const figuresChanged = (): void => {
    if (stopped) return;
    cancelFigures ??= clock.schedule(Math.max(transitionMs, lastProgressAt + progressMs - clock.now()), () => {
      cancelFigures = null;
      // A timer counts from the beginning of its turn of the event loop, and is early by as much as that has lasted.
      if (isProgressDue()) send();
      else figuresChanged();
    });
  };
  const tick = (): void => {
    cancelTick = clock.schedule(progressMs, tick); // first: whoever hears what is sent may want no more of it
    send();
  };
  const setTicking = (ticking: boolean): void => {
    if (ticking && !stopped) {
      cancelTick ??= clock.schedule(progressMs, tick);
    } else {
      cancelTick?.();
      cancelTick = null;
    }
  };

  return {
    changed(id) {
      mark(id);
      soon();
    },
    changedAll(ids) {
      for (const id of ids) mark(id);
      cancelFlush?.();
      cancelFlush = stopped ? null : clock.schedule(0, send);
    },
    batchChanged() {
      batchDirty = true;
      soon();
    },
    figuresChanged,
    setTicking,
    flush: send,
    stop() {
      stopped = true;
      cancelFlush?.();
      cancelFigures?.();
      setTicking(false);
    },
  };
}
