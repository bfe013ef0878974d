import { formatFor } from '../../format.ts';
import type { hosts as en } from '../en/hosts.ts';

const { clock, count, countOf } = formatFor('de');

export const hosts: typeof en = {
  trouble: {
    busy: (status) => `ausgelastet (${status})`,
    notFound: 'nicht gefunden',
    refusing: 'lehnt Verbindungen ab',
    breakingOff: 'bricht Verbindungen ab',
    outOfReach: 'nicht erreichbar',
    silent: 'antwortet nicht',
  },
  goesOnIn: (ms) => `weiter in ${clock(ms)}`,
  tryingAgain: 'neuer Versuch',

  hosts: 'Server',
  none: 'Noch wurde kein Server um etwas gebeten.',
  number: (number) => `${countOf(number, 'Server', 'Server')}, seit die Liste zuletzt begonnen hat`,
  columns: {
    host: 'Server',
    atOnce: 'Zugleich',
    firstByte: 'Erstes Byte',
    within95: '95 % binnen',
    goodput: 'Durchsatz',
    saved: 'Gespeichert',
    state: 'Zustand',
  },
  hints: {
    firstByte: 'Vom Platz eines Downloads bis zum ersten Byte der Antwort; bei der Hälfte binnen',
    within95: '95 von 100 Antworten begannen binnen',
    goodput: 'Gespeicherte Bytes in den letzten fünf Sekunden',
  },
  ofLimit: (limit) => `von ${count(limit)}`,
  answering: 'Antwortet',
  idle: 'Ruht',
  paused: 'Pausiert',
  pausedFor: (ms) => `Pausiert, ${clock(ms)}`,
  probing: 'Neuer Versuch',
  recovering: 'Erholt sich',
  givenUp: 'Aufgegeben',
};
