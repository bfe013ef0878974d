import { formatFor } from '../../format.ts';

const { count, factor } = formatFor('en');
const spaced = (scope: string): string => (scope === '' ? '' : ` ${scope}`);

/** How many downloads run at once, and how that was found. */
export const limits = {
  atOnce: 'At once',
  oneFewer: 'One fewer',
  oneMore: 'One more',
  auto: 'Auto',
  perHost: 'Per host',
  noLimit: 'No limit',
  /** Stands before a reason. */
  autoUpTo: (limit: number): string => `Auto: up to ${count(limit)} at once.`,
  findingOut: 'Finding out how many pay.',

  inAll: 'in all',
  onHost: (host: string): string => `on ${host}`,
  trial: (from: number, to: number, scope: string, gain: string, isKept: boolean): string =>
    `${count(from)} to ${count(to)}${spaced(scope)}: ${gain}, ${isKept ? 'kept' : 'not kept'}`,
  backOff: (from: number, to: number, scope: string, status: number | null): string =>
    `${count(from)} to ${count(to)}${spaced(scope)}: ${status === null ? 'connections break or time out' : `it answered ${status}`}`,
  change: (scope: string, times: number, isSlower: boolean): string =>
    `downloads${spaced(scope)} are ${factor(times)} times as ${isSlower ? 'slow' : 'quick'} as before: looking again`,
};
