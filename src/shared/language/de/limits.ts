import { formatFor } from '../../format.ts';
import type { limits as en } from '../en/limits.ts';

const { count, factor } = formatFor('de');
const spaced = (scope: string): string => (scope === '' ? '' : ` ${scope}`);

export const limits: typeof en = {
  atOnce: 'Zugleich',
  oneFewer: 'Einer weniger',
  oneMore: 'Einer mehr',
  auto: 'Auto',
  perHost: 'Je Server',
  noLimit: 'Keine Grenze',
  autoUpTo: (limit) => `Auto: bis zu ${count(limit)} zugleich.`,
  findingOut: 'Es wird ermittelt, wie viele sich lohnen.',

  inAll: 'insgesamt',
  onHost: (host) => `bei ${host}`,
  trial: (from, to, scope, gain, isKept) =>
    `${count(from)} auf ${count(to)}${spaced(scope)}: ${gain}, ${isKept ? 'behalten' : 'nicht behalten'}`,
  backOff: (from, to, scope, status) =>
    `${count(from)} auf ${count(to)}${spaced(scope)}: ${status === null ? 'Verbindungen brechen ab oder kommen nicht zustande' : `Antwort ${status}`}`,
  change: (scope, times, isSlower) =>
    `Downloads${spaced(scope)} sind ${factor(times)}-mal so ${isSlower ? 'langsam' : 'schnell'} wie zuvor: neue Suche`,
};
