import { formatFor } from '../../format.ts';
import type { compare as en } from '../en/compare.ts';

const { bytes, clock, count, countOf, duration, durationRange, factor, measured, plural, speedUp } = formatFor('de');
const images = (number: number): string => countOf(number, 'Bild', 'Bilder');
/** After "von". */
const ofImages = (number: number): string => countOf(number, 'Bild', 'Bildern');
const atOnce = (number: number): string => `${count(number)} zugleich`;

export const compare: typeof en = {
  time: measured,
  interval: durationRange,
  level: (number) => (number === 1 ? 'Nacheinander' : atOnce(number)),
  levelWithin: (number) => (number === 1 ? 'nacheinander' : atOnce(number)),

  cost: (requests, size, ms) =>
    `${countOf(requests, 'Anfrage', 'Anfragen')}, ${size === null ? 'wie viele Bytes, ist vor dem ersten Lauf nicht bekannt' : `etwa ${bytes(size)}`}${ms === null ? '' : `, etwa ${duration(ms)}`}`,
  allImages: images,
  someImages: (number, of) => `${count(number)} von ${ofImages(of)}`,
  plan: (which, rounds, what) => `${which}, je ${rounds === 1 ? 'einmal' : `${count(rounds)}-mal`}: ${what}`,
  planSweep: (levels) => `${levels.map(count).join(', ')} zugleich`,
  planPair: (first, second) => `abwechselnd ${first} und ${second}`,

  quicker: (level) => `${level} war schneller`,
  aboutAsFast: 'Etwa gleich schnell',
  perhaps: (value) => `Vielleicht ${speedUp(value)}`,
  speedUp: (value) => speedUp(value),
  byRound: (low, high) => `${factor(low)} bis ${factor(high)} je nach Runde`,

  quickest: (level) => `Am schnellsten: ${level}.`,
  alwaysGains: (highest) => `Bis ${count(highest)} zugleich bringt jede Verdopplung 5 % oder mehr.`,
  gainsLittle: (from) => `Ab ${count(from)} bringt Verdoppeln unter 5 %.`,
  gainsLittleOrUnclear: (from) =>
    `Ab ${count(from)} bringt Verdoppeln unter 5 % oder nicht mehr, als sich die Runden unterscheiden.`,
  measuredOnce: 'Einmal gemessen.',
  medians: (rounds) => `Mediane aus ${count(rounds)} Runden, mit dem schnellsten und dem langsamsten Lauf.`,
  leftOut: (unlike, runs) =>
    `${countOf(unlike, 'Lauf', 'Läufe')} von ${count(runs)} ${plural(unlike, 'lässt sich nicht vergleichen und bleibt', 'lassen sich nicht vergleichen und bleiben')} weg.`,
  retries: (retries) => `${countOf(retries, 'Wiederholung', 'Wiederholungen')}, deren Warten mitzählt.`,
  heldBack: (level, orMore, most) =>
    `${level}${orMore ? ' und mehr' : ''}: nie mehr als ${count(most)} zusammen, wegen einer Grenze je Server oder auf Wunsch eines Server.`,
  unlike: {
    none: 'Kein Bild konnte geladen werden.',
    failed: (failed, of) => `${count(failed)} von ${ofImages(of)} konnten nicht geladen werden.`,
    otherBytes: (others, of) =>
      `${count(others)} von ${ofImages(of)} kamen mit anderen Bytes als in den anderen Läufen.`,
  },

  compare: 'Vergleich',
  comparison: 'Vergleich',
  firstRun: 'Der erste Lauf ist unterwegs.',
  measuring: 'Es wird gemessen',
  nothingComparable: 'Nichts ist vergleichbar',
  measuredHow: (soFar, spread) => `(gemessen${soFar ? ', bisher' : ''}${spread === '' ? '' : `, ${spread}`})`,
  measured: '(gemessen)',
  estimate: '(Schätzung)',
  notComparedYet: 'Noch nicht verglichen',
  wasStopped: 'Die Messung wurde beendet.',
  fromEstimate: 'Wie lange es nacheinander dauern würde, ist aus diesem Download geschätzt.',
  whatItDoes:
    'Das Messen lädt die Bilder noch einmal, abwechselnd nacheinander und viele zugleich, jeder Lauf über neue Verbindungen und in einen Ordner, der danach entfernt wird.',
  whole: (number) => `${images(number)}.`,
  sample: (number, of) => `${count(number)} von ${ofImages(of)}, anteilig nach Server und Größe.`,
  whatTime:
    'Eine Zeit reicht vom Beginn eines Laufs bis zu seinem letzten gespeicherten Bild, mit Verbindungen, Wiederholungen und Datenträger.',
  kinds: { measured: 'gemessen', estimate: 'Schätzung', measuring: 'bisher', unlike: '' },
  notComparable: 'nicht vergleichbar',

  form: {
    legend: 'Was zu messen ist',
    against: 'Nacheinander gegen',
    pair: 'Eine Zahl',
    sweep: 'Reihe',
    atOnce: 'Zugleich',
    fewerAtOnce: 'Weniger zugleich',
    moreAtOnce: 'Mehr zugleich',
    rounds: 'Runden',
    fewerRounds: 'Weniger Runden',
    moreRounds: 'Mehr Runden',
    imagesOf: (of) => `Bilder, von ${count(of)}`,
    fewerImages: 'Weniger Bilder',
    moreImages: 'Mehr Bilder',
    measure: 'Messen',
    measureAgain: 'Neu messen',
  },
  progress: {
    run: (run, runs, level, round) => `Lauf ${count(run)} von ${count(runs)}: ${level}, Runde ${count(round)}`,
    images: (finished, of, leftMs) =>
      `${count(finished)} von ${ofImages(of)}${leftMs === null ? '' : `, noch etwa ${clock(leftMs)}`}`,
    stop: 'Messen beenden',
  },
  table: {
    atOnce: 'Zugleich',
    median: 'Median',
    quickest: 'Schnellster',
    slowest: 'Langsamster',
    timesAsFast: 'Mal so schnell',
    floor: 'Untergrenze',
    runs: 'Läufe',
    runsOf: (runs, rounds) => `${count(runs)} von ${count(rounds)}`,
    isQuickest: 'am schnellsten',
    isEnough: 'genügt',
  },
  curve: {
    median: 'Median, mit dem schnellsten und dem langsamsten Lauf',
    floor: 'Untergrenze durch Wartezeit und Bandbreite',
    quickest: 'Am schnellsten',
    axis: 'Downloads zugleich',
    diminishing: (from) => `ab ${count(from)} bringt Verdoppeln unter 5 %`,
  },
  unlikeRuns: 'Läufe, die nicht vergleichbar sind',
  unlikeRun: (round, level) => `Runde ${count(round)}, ${level}`,
  unlikeWhy: (ms, reason) => `(${duration(ms)}) ist nicht vergleichbar: ${reason}`,

  panel: {
    details: 'Einzelheiten',
    options: 'Optionen',
    sampleOf: (number) => `Eine Stichprobe von ${ofImages(number)}`,
    result: (which, rounds, leftOut) =>
      `${which}, ${rounds === 1 ? 'je einmal' : `Mediane aus ${count(rounds)} Runden`}${leftOut === 0 ? '' : `; ${countOf(leftOut, 'Lauf', 'Läufe')} weggelassen, siehe Einzelheiten`}.`,
    stopped: (cost) => `Die Messung wurde beendet. Sie braucht ${cost}.`,
    takes: (cost) => `Das Messen braucht ${cost}.`,
    oneImage: 'Ein einzelnes Bild lässt sich nicht vergleichen.',
  },
  couldNotStart: 'Die Messung konnte nicht beginnen',
  couldNotStop: 'Die Messung ließ sich nicht beenden',
};
