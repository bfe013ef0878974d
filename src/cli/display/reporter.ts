import type { BatchPatch } from '../../shared/batch.ts';
import type { Download } from '../../shared/download.ts';

/** Shows a batch while it runs. */
export interface Reporter {
  /** A download's state has changed. Hears of every change, in order. */
  transition(download: Download): void;
  /** Figures, about ten times a second. */
  patch(patch: BatchPatch): void;
  /** The batch has ended. Nothing comes any more. */
  end(): void;
}

export const silentReporter: Reporter = { transition: () => undefined, patch: () => undefined, end: () => undefined };

/** Passes everything on and keeps what has failed. */
export function keepFailures(reporter: Reporter, failed: Download[]): Reporter {
  return {
    transition(download) {
      if (download.state.kind === 'failed') failed.push(download);
      reporter.transition(download);
    },
    patch: (patch) => reporter.patch(patch),
    end: () => reporter.end(),
  };
}
