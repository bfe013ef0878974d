import type { Clock } from '../../engine/clock.ts';
import { en } from '../../shared/language/en.ts';
import { hostOutlook, hostTrouble } from '../../shared/paused-host-words.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import type { Reporter } from './reporter.ts';

/** Adds a line when a host is paused, again for each further pause, and one when it goes on. */
export function withHostLines(reporter: Reporter, write: (line: string) => void, clock: Clock): Reporter {
  return {
    ...reporter,
    patch(patch) {
      for (const change of patch.hosts ?? []) {
        const host = visibleText(change.host);
        if (change.pausedUntil === null) {
          if (change.isAnswering) write(`resumed  ${host}  answers again`);
        } else if (change.pausedUntil > clock.wallNow()) {
          write(
            `waiting  ${host}  ${hostTrouble(change.reason, en.hosts)}, ${hostOutlook(change, clock.wallNow(), en.hosts)}`,
          );
        }
      }
      reporter.patch(patch);
    },
  };
}
