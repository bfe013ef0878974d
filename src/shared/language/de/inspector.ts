import { formatFor } from '../../format.ts';
import type { inspector as en } from '../en/inspector.ts';

const { count, countOf } = formatFor('de');

export const inspector: typeof en = {
  label: 'Inspektor',
  show: 'Inspektor zeigen (I)',
  hide: 'Inspektor verbergen (I)',
  close: 'Schließen',
  nothing: 'Ein Bild auswählen, um es näher anzusehen.',
  loading: 'Wird nachgesehen …',
  noRow: 'Dieses Bild gibt es in der Liste nicht.',
  line: (line) => `Zeile ${count(line)}`,

  url: 'URL',
  redirect: 'Weitergeleitet nach',
  type: 'Typ',
  size: 'Größe',
  dimensions: 'Maße',
  pixels: (width, height) => `${width} × ${height} Pixel`,
  sha256: 'SHA-256',
  validator: 'Kennung',
  remedies: 'Angefragt mit',
  received: 'Empfangen',
  host: 'Server',
  copyCurl: 'Als curl kopieren',
  curlFor: { posix: 'Für sh, bash und zsh', powershell: 'Für PowerShell', cmd: 'Für die Eingabeaufforderung' },
  withSecrets: 'Mit Passwörtern und Schlüsseln',
  curlCopied: 'curl-Befehl kopiert',
  curlHidden: (hidden) =>
    `Anstelle von ${countOf(hidden, 'Passwort oder Schlüssel steht ein Platzhalter', 'Passwörtern oder Schlüsseln stehen Platzhalter')}.`,
  curlWithSecrets: 'Er enthält Passwörter oder Schlüssel: nicht weitergeben.',
  couldNotCopyCurl: 'Der Befehl ließ sich nicht kopieren',

  phases: 'Phasen',
  total: 'Gesamt',

  attempts: 'Versuche',
  attempt: (number) => `Versuch ${count(number)}`,
  earlier: (number) => `${countOf(number, 'früherer Versuch', 'frühere Versuche')} nicht gezeigt`,
  noAttempts: 'Noch nicht angefordert.',
  firstAttempt: 'Der erste läuft.',
  succeeded: 'Gespeichert',

  request: 'Anfrage-Header',
  response: 'Antwort-Header',
  hop: (number, of) => `Anfrage ${count(number)} von ${count(of)}`,
  removed: 'entfernt: könnte Zugang gewähren',
  headers: {
    kept: '',
    'none-yet': 'Es gibt noch keine Header.',
    'no-answer': 'Es kam keine Antwort, also auch keine Header.',
    gone: 'Header werden nur von den letzten Versuchen aufgehoben, bis Shoal endet.',
  },

  many: (rows) => countOf(rows, 'Bild', 'Bilder'),
  bytes: 'Gespeicherte Bytes',
  averageTime: 'Zeit je Bild, im Mittel',
  hosts: 'Server',
};
