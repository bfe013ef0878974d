import { assertNever } from '../../../shared/assert-never.ts';
import type { Format } from '../../../shared/format.ts';
import type { Messages } from '../../../shared/language/index.ts';
import type { ListEntry } from '../../../shared/lists.ts';

type Words = Messages['lists'];

const dayMs = 86_400_000;

/**
 * When something was, as people say it: `just now`, `5 min ago`, `at 14:05`, `yesterday at 14:05`, `on 3 Mar`.
 *
 * @param at ms since the epoch
 * @param now ms since the epoch
 */
export function whenWords(at: number, now: number, words: Words, { time, date }: Format): string {
  const passedMs = now - at;
  if (passedMs < 60_000) return words.justNow;
  if (passedMs < 3_600_000) return words.minutesAgo(Math.floor(passedMs / 60_000));
  const days = Math.round((midnight(now) - midnight(at)) / dayMs);
  if (days === 0) return words.atTime(time(at));
  if (days === 1) return words.yesterdayAt(time(at));
  return words.onDay(date(at));
}

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** What stands below a list's name in the side bar. */
export function figuresOf(entry: ListEntry, now: number, words: Words, format: Format): string[] {
  const { state, saved, failed, cancelled, rows, bytes, bytesPerSecond, at } = entry;
  switch (state) {
    case 'unfinished':
      return [words.stopped(saved, rows, whenWords(at, now, words, format))];
    case 'finished': {
      const came = saved === 0 ? words.nothingSaved : bytes === 0 ? words.savedCount(saved) : words.saved(saved, bytes);
      const lost = [failed > 0 ? words.failed(failed) : '', cancelled > 0 ? words.cancelled(cancelled) : ''];
      return [came, ...lost.filter((said) => said !== ''), whenWords(at, now, words, format)];
    }
    case 'running':
      return [words.progress(saved, rows), words.speed(bytesPerSecond), ...(failed > 0 ? [words.failed(failed)] : [])];
    case 'paused':
    case 'stalled':
      return [words.progress(saved, rows), words[state], ...(failed > 0 ? [words.failed(failed)] : [])];
    default:
      return assertNever(state);
  }
}

/** What is asked before a list is removed: what is lost, and what stays. */
export function removalWords({ state, label, rows, saved, folder }: ListEntry, words: Words) {
  const isUnfinished = state === 'unfinished';
  const stays = saved === 0 ? words.nothingStays : words.staysIn(saved, folder);
  return {
    title: isUnfinished ? words.forgetTitle(label) : words.removeTitle(label),
    loss: isUnfinished ? words.forgetLoss(rows - saved) : null,
    stays,
    doLabel: isUnfinished ? words.forgetIt : words.removeIt,
  };
}
