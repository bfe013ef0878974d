import { formatFor } from '../../format.ts';
import type { waterfall as en } from '../en/waterfall.ts';

const { count, countOf, measured, percent, speed } = formatFor('de');
const share = (part: number): string => percent(part, 1);
const was = (isOver: boolean): string => (isOver ? 'war' : 'ist');
const were = (isOver: boolean): string => (isOver ? 'waren' : 'sind');

export const waterfall: typeof en = {
  phases: {
    queue: 'Warten auf einen Platz',
    dns: 'DNS',
    connect: 'Verbindung',
    tls: 'TLS',
    firstByte: 'Erstes Byte',
    body: 'Inhalt',
    disk: 'Datenträger',
  },
  idle: (part) => `Plätze waren ${share(part)} der Zeit frei.`,
  idleBecause: (part, reasons) => `Plätze waren ${share(part)} der Zeit frei (${reasons.join(', ')}).`,
  idleAtEnd: (part) => `${share(part)} am Ende, als nichts mehr zu beginnen war`,
  idleInPauses: (part) => `${share(part)}, während Server pausiert waren`,
  idleInRetries: (part) => `${share(part)}, während fehlgeschlagene Downloads auf einen neuen Versuch warteten`,

  latency: {
    firstByte: (isOver, waiting, medianMs) =>
      `Die Wartezeit ${was(isOver)} der Engpass: Das Warten auf Server nahm ${share(waiting)} der Zeit der Plätze${medianMs === null ? '' : `, bis zum ersten Byte ${measured(medianMs)}`}`,
    lookup: (isOver, waiting) =>
      `Die Wartezeit ${was(isOver)} der Engpass: Das Nachschlagen von Namen nahm den größten Teil der ${share(waiting)}, die die Plätze mit Warten verbrachten`,
    connecting: (isOver, waiting) =>
      `Die Wartezeit ${was(isOver)} der Engpass: Der Aufbau von Verbindungen nahm den größten Teil der ${share(waiting)}, die die Plätze mit Warten verbrachten`,
    end: '.',
    endOneSlot: '; mehr zugleich ginge schneller.',
    endAllTaken: (slots, busy) =>
      `; davon waren ${share(busy)} alle ${count(slots)} Plätze belegt, mehr zugleich könnte also schneller sein.`,
  },
  line: (isOver, body, fullBytesPerSecond) =>
    `Die Leitung ${was(isOver)} der Engpass: Das Empfangen nahm ${share(body)} der Zeit der Plätze, und der Durchsatz blieb bei etwa ${speed(fullBytesPerSecond)}, wie viele auch zugleich kamen.`,
  concurrency: (isOver, body) =>
    `Die Zahl zugleich ${was(isOver)} der Engpass: Das Empfangen nahm ${share(body)} der Zeit der Plätze, und der Durchsatz wuchs mit der Zahl der Downloads; mehr zugleich sollte schneller sein.`,
  receiving: (isOver, body, bytesPerSecond) =>
    `Das Empfangen ${was(isOver)} der Engpass: Es nahm ${share(body)} der Zeit der Plätze, bei ${speed(bytesPerSecond)}. Ob die Leitung oder die Server dieses Tempo bestimmten, lässt sich daraus nicht ablesen.`,
  receivingWithRoom: (isOver, body, bytesPerSecond) =>
    `Das Empfangen ${was(isOver)} der Engpass: Es nahm ${share(body)} der Zeit der Plätze, bei ${speed(bytesPerSecond)}. Der Durchsatz wuchs etwas mit der Zahl zugleich; die Leitung war also nicht ganz voll.`,
  hostPauses: (isOver, idle) =>
    `Pausierte Server ${were(isOver)} der Engpass: Plätze standen ${share(idle)} der Zeit leer, während Server in Ruhe gelassen wurden.`,
  retries: (isOver, idle) =>
    `Fehler ${were(isOver)} der Engpass: Plätze standen ${share(idle)} der Zeit leer, während Downloads auf einen neuen Versuch warteten.`,
  hostLimit: (isOver, idle) =>
    `Die Grenze je Server ${was(isOver)} der Engpass: Freie Plätze durften ${share(idle)} der Zeit nichts beginnen.`,
  stragglers: (isOver, idle) =>
    `Einige langsame Downloads ${were(isOver)} der Engpass: Plätze standen am Ende ${share(idle)} der Zeit leer, während die letzten liefen.`,
  disk: (isOver, disk) =>
    `Der Datenträger ${was(isOver)} der Engpass: Schreiben und Prüfen nahm ${share(disk)} der Zeit der Plätze.`,
  mixed: (waiting, body, disk) =>
    `Kein einzelner Engpass: Die Plätze verbrachten ${share(waiting)} ihrer Zeit mit Warten auf Server, ${share(body)} mit Empfangen und ${share(disk)} mit dem Datenträger.`,
  tooLittle: 'Es wurde zu wenig geladen, um einen Engpass zu nennen.',
  nothingYet: 'Noch lässt sich nichts sagen.',

  lastToEnd: (name, ms, aloneMs) =>
    `Zuletzt fertig: ${name} (${measured(ms)}${aloneMs === null ? '' : `, davon ${measured(aloneMs)} allein`})`,
  endOfChain: (length, retryMs, slowest) =>
    `, am Ende einer Kette von ${count(length)}${retryMs === null ? '' : `, davon ${measured(retryMs)} Warten auf neue Versuche`}${slowest === null ? '' : `, am langsamsten darin ${slowest.name} (${measured(slowest.ms)})`}`,
  paused: (host, ms, trouble, others) =>
    `Pausiert: ${host} für ${measured(ms)}, ${trouble}${others === 0 ? '' : `, und ${countOf(others, 'weiterer Server', 'weitere Server')}`}.`,

  waterfall: 'Wasserfall',
  chart: 'Wasserfall: Downloads nach Plätzen über die Zeit',
  nothing: 'Noch wurde nichts geladen.',
  hint: 'Pfeiltasten führen von Download zu Download, Enter zeigt die Zeile, + und − zoomen, 0 zeigt alles.',
  showAll: 'Alles zeigen',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  follow: 'Folgen',
  saveAs: 'Als Bild speichern',
  savePng: 'Als PNG speichern …',
  saveSvg: 'Als SVG speichern …',
  couldNotSave: 'Der Wasserfall ließ sich nicht speichern',
  savedAs: (name) => `Gespeichert als ${name}`,
  titleOf: (rows) => `Wasserfall von ${rows === 1 ? 'einem Bild' : `${count(rows)} Bildern`}`,
  throughput: 'Durchsatz',
  inFlight: 'Laufende Downloads',

  legend: 'Legende',
  idleSlot: 'Freier Platz',
  hostPaused: 'Ein Server pausiert',
  listPaused: 'Liste angehalten',
  failed: 'Fehlgeschlagen',
  retried: 'Fehlgeschlagen, neu versucht',

  ends: {
    running: 'läuft noch',
    saved: 'gespeichert',
    skipped: 'nicht nötig, eine Datei des Namens wurde behalten',
    stopped: 'angehalten',
    retried: (reason) => `fehlgeschlagen (${reason}) und neu versucht`,
    failed: (reason) => `fehlgeschlagen (${reason})`,
  },
  attempt: (attempt) => `Versuch ${attempt}`,
  row: (row) => `Zeile ${row}`,
  nameFromHost: (name, host) => `${name} von ${host}`,
  slot: (slot) => `Platz ${slot}`,
  beganAt: (ms) => `begann bei ${measured(ms)}`,
  long: (ms) => `${measured(ms)} lang`,
  inSlot: (ms, slot) => `${measured(ms)} auf Platz ${slot}`,
};
