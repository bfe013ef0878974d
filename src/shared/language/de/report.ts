import { formatFor } from '../../format.ts';
import type { report as en } from '../en/report.ts';

const { count, countOf, durationRange, measured } = formatFor('de');

export const report: typeof en = {
  figures: {
    saved: 'Gespeichert',
    failed: 'Fehlgeschlagen',
    hereAlready: 'Schon da',
    cancelled: 'Abgebrochen',
    time: 'Zeit',
    size: 'Größe',
    meanSpeed: 'Mittleres Tempo',
    mostAtOnce: 'Höchstens zugleich',
    attempts: 'Versuche',
  },
  triedAgain: (attempts, retried) => `${count(attempts)}, davon ${count(retried)} wiederholt`,
  timeWent: 'Wohin die Zeit ging',
  hosts: 'Server',
  hostColumns: ['Server', 'Gespeichert', 'Erstes Byte, Median', '95 von 100 binnen', 'Fehlgeschlagene Versuche'],
  failures: 'Fehler',
  failureColumns: ['Grund', 'Zeilen', 'Zum Beispiel', 'Was zu tun ist'],
  rows: (rows) => countOf(rows, 'Zeile', 'Zeilen'),
  rowColumns: ['Zeile', 'Datei', 'Größe', 'Zeit', 'Ergebnis'],
  saved: 'gespeichert',
  attempts: (attempts) => countOf(attempts, 'Versuch', 'Versuche'),
  endsEarly: 'endet zu früh',
  savedBefore: 'schon früher gespeichert',
  keptFile: 'Datei gleichen Namens behalten',
  rejected: 'früher von Ihnen verworfen',
  failed: (message) => `fehlgeschlagen: ${message}`,
  cancelled: 'abgebrochen',
  notDownloaded: 'nicht geladen',
  estimate: (lowMs, highMs) => `${durationRange(lowMs, highMs)} geschätzt`,
  measured: (ms) => `${measured(ms)} gemessen`,
  measuredIn: (ms, lowMs, highMs, runs) =>
    `${measured(ms)} gemessen, ${durationRange(lowMs, highMs)} in ${count(runs)} Läufen`,
  noRun: 'kein Lauf, der sich vergleichen lässt',
};
