import { formatFor } from '../../format.ts';
import type { summary as en } from '../en/summary.ts';

const { bytes, count, countOf, duration, durationRange, plural, speed, speedUp } = formatFor('de');

export const summary: typeof en = {
  imagesIn: (saved, ms) => `${countOf(saved, 'Bild', 'Bilder')} in ${duration(ms)}`,
  allHereAlready: (skipped) =>
    skipped === 1 ? 'Das Bild war schon da' : `Alle ${count(skipped)} Bilder waren schon da`,
  cancelledBefore: 'Abgebrochen, bevor etwas gespeichert war',
  noImageSaved: 'Kein Bild gespeichert',
  noneCouldBeSaved: (failed) =>
    failed === 1
      ? 'Das Bild konnte nicht gespeichert werden'
      : `Keines der ${count(failed)} Bilder konnte gespeichert werden`,
  nothingNew: 'Nichts Neues gespeichert',
  failed: (number) => `${count(number)} fehlgeschlagen`,
  cancelled: (number) => `${count(number)} abgebrochen`,
  notDownloaded: (number) => `${count(number)} nicht geladen`,
  hereAlready: (number) => `${count(number)} ${plural(number, 'war', 'waren')} schon da`,
  oneAtATime: (lowMs, highMs) => `nacheinander ${durationRange(lowMs, highMs)} (Schätzung)`,
  lastSavedAfter: (ms) => `das letzte war nach ${duration(ms)} gespeichert`,
  aboutAsFast: 'etwa gleich schnell',
  perhapsSlower: (high) => `vielleicht langsamer, höchstens ${speedUp(high)}`,
  upTo: (high) => `bis zu ${speedUp(high)}`,
  between: (low, high) => speedUp(low, high),
  size: (size, bytesPerSecond) =>
    bytesPerSecond === null ? bytes(size) : `${bytes(size)} mit ${speed(bytesPerSecond)}`,
  upToAtOnce: (peak) => `bis zu ${count(peak)} zugleich`,
  oneAfterTheOther: 'nacheinander',

  summary: 'Ergebnis',
  showFailed: 'Zeigen',
  retryFailed: 'Wiederholen',
  retryCancelled: 'Abgebrochene laden',
  openFolder: 'Ordner öffnen',
  newList: 'Neue Liste',
};
