import { formatFor } from '../../format.ts';
import type { run as en } from '../en/run.ts';

const { count, countOf, percent, plural } = formatFor('de');

export const run: typeof en = {
  progress: 'Fortschritt der Liste',
  pauseAll: 'Anhalten',
  resumeAll: 'Fortsetzen',
  resume: 'Fortsetzen',
  createAndResume: 'Ordner anlegen und fortsetzen',
  folderGone: 'Legen Sie ihn an, oder schließen Sie sein Laufwerk an und setzen Sie dann fort.',
  cancelAll: 'Alle abbrechen',
  cancelling: 'Wird abgebrochen …',
  status: { running: 'Wird geladen', paused: 'Angehalten', stalled: 'Unterbrochen', finished: 'Fertig' },
  failed: (number) => `${count(number)} fehlgeschlagen`,
  cancelled: (number) => `${count(number)} abgebrochen`,
  ofSaved: (rows) => `von ${count(rows)} gespeichert`,
  received: 'Empfangen',
  speed: 'Tempo',
  timeLeft: 'Restzeit',
  elapsed: 'Vergangen',
  downloading: 'Lädt gerade',
  failedLabel: 'Fehler',
  allImages: 'Alle Bilder',
  savedOf: (saved, rows) => `${count(saved)} von ${count(rows)} Bildern gespeichert, ${percent(saved, rows)}`,
  openFolder: 'Ordner in der Dateiverwaltung öffnen',
  view: 'Ansicht',
  views: {
    list: 'Liste',
    images: 'Bilder',
    failures: 'Fehler',
    waterfall: 'Wasserfall',
    hosts: 'Server',
    compare: 'Vergleich',
  },
  failedUrls: 'Fehlgeschlagene URLs',
  copyFailedUrls: 'Fehlgeschlagene URLs kopieren',
  saveFailedUrls: 'Liste fehlgeschlagener URLs speichern …',
  failedUrlsCopied: (number) => `${countOf(number, 'fehlgeschlagene URL', 'fehlgeschlagene URLs')} kopiert`,
  failedUrlsSaved: (number) => `${countOf(number, 'fehlgeschlagene URL', 'fehlgeschlagene URLs')} gespeichert`,
  inFile: (name) => `In ${name}`,
  titleRunning: (saved, rows) => `${count(saved)} von ${count(rows)}`,
  titleFinished: 'Fertig',

  cancelTitle: (left) =>
    plural(left, 'Das noch ausstehende Bild abbrechen?', `Die ${count(left)} noch ausstehenden Bilder abbrechen?`),
  cancelLoss: 'Was davon schon angekommen ist, wird verworfen.',
  cancelLossAndSaved: (saved) =>
    `Was davon schon angekommen ist, wird verworfen. ${countOf(saved, 'gespeichertes Bild bleibt', 'gespeicherte Bilder bleiben')} im Ordner.`,
  keepDownloading: 'Weiter laden',
  cancelDownloads: 'Downloads abbrechen',

  pausedHosts: 'Pausierte Server',
  hostIs: (trouble, outlook) => `${trouble}: ${outlook}`,
  tryHostNow: (host) => `${host} jetzt versuchen`,
  tryNow: 'Jetzt versuchen',
  andMore: (number) => `und ${countOf(number, 'weiterer', 'weitere')}`,

  announceBegin: (rows) => plural(rows, 'Ein Bild wird geladen', `${count(rows)} Bilder werden geladen`),
  announceGoingOn: 'Es geht weiter',
  announcePaused: 'Angehalten',
  announceStopped: (reason) => `Unterbrochen: ${reason}`,

  couldNotPause: 'Die Liste ließ sich nicht anhalten',
  couldNotGoOn: 'Die Liste ließ sich nicht fortsetzen',
  couldNotCancel: 'Die Liste ließ sich nicht abbrechen',
  couldNotTryHost: (host) => `${host} ließ sich nicht versuchen`,
  couldNotRetryFailed: 'Die fehlgeschlagenen Bilder ließen sich nicht wiederholen',
  couldNotRetryCancelled: 'Die abgebrochenen Bilder ließen sich nicht wiederholen',
  couldNotCopyUrls: 'Die URLs ließen sich nicht kopieren',
  couldNotSaveList: 'Die Liste ließ sich nicht speichern',
};
