import { formatCount, formatCountOf } from '../../../shared/format.ts';
import type { UnfinishedList } from '../../../shared/history.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayMs = 86_400_000;

/**
 * When something was, as people say it: `just now`, `5 min ago`, `at 14:05`, `yesterday at 14:05`, `on 3 Mar`.
 *
 * @param at ms since the epoch
 * @param now ms since the epoch
 */
export function whenWords(at: number, now: number): string {
  const passedMs = now - at;
  if (passedMs < 60_000) return 'just now';
  if (passedMs < 3_600_000) return `${Math.floor(passedMs / 60_000)} min ago`;
  const [then, today] = [new Date(at), new Date(now)];
  const days = Math.round((midnight(today) - midnight(then)) / dayMs);
  if (days === 0) return `at ${clock.format(then)}`;
  if (days === 1) return `yesterday at ${clock.format(then)}`;
  return `on ${(then.getFullYear() === today.getFullYear() ? day : dayAndYear).format(then)}`;
}

const midnight = (date: Date): number => new Date(date).setHours(0, 0, 0, 0);

/** How far a list came: `12 of 300 images saved`. */
export const savedOfWords = ({ saved, rows }: UnfinishedList): string =>
  `${formatCount(saved)} of ${formatCountOf(rows, 'image')} saved`;

/** What is asked before a list is forgotten: what is lost, and what stays. */
export function forgetWords({ label, saved, rows, folder }: UnfinishedList): { title: string; description: string } {
  const left = formatCountOf(rows - saved, 'image');
  const stays = saved === 0 ? '' : ` ${formatCountOf(saved, 'saved image stays', 'saved images stay')} in ${folder}.`;
  return {
    title: `Forget “${label}”?`,
    description: `What has arrived of the ${left} still missing is thrown away, and the list can no longer be gone on with.${stays}`,
  };
}
