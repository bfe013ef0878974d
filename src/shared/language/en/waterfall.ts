import { formatFor } from '../../format.ts';

const { count, countOf, measured, percent, speed } = formatFor('en');
const share = (part: number): string => percent(part, 1);
const was = (isOver: boolean): string => (isOver ? 'was' : 'is');
const were = (isOver: boolean): string => (isOver ? 'were' : 'are');

/** The chart of slots over time, and what it says of where the time went. Shares are from 0 to 1. */
export const waterfall = {
  phases: {
    queue: 'Waiting for a slot',
    dns: 'DNS',
    connect: 'Connect',
    tls: 'TLS',
    firstByte: 'First byte',
    body: 'Body',
    disk: 'Disk',
  },
  idle: (part: number): string => `Slots were idle ${share(part)} of the time.`,
  /** With the parts of it that have a reason. */
  idleBecause: (part: number, reasons: string[]): string =>
    `Slots were idle ${share(part)} of the time (${reasons.join(', ')}).`,
  idleAtEnd: (part: number): string => `${share(part)} at the end, when nothing was left to start`,
  idleInPauses: (part: number): string => `${share(part)} while hosts were paused`,
  idleInRetries: (part: number): string => `${share(part)} while failed downloads waited to be tried again`,

  latency: {
    firstByte: (isOver: boolean, waiting: number, medianMs: number | null): string =>
      `Latency ${was(isOver)} the bottleneck: waiting for servers took ${share(waiting)} of the slots' time${medianMs === null ? '' : `, ${measured(medianMs)} to the first byte`}`,
    lookup: (isOver: boolean, waiting: number): string =>
      `Latency ${was(isOver)} the bottleneck: looking up names was most of the ${share(waiting)} of the slots' time that was spent waiting`,
    connecting: (isOver: boolean, waiting: number): string =>
      `Latency ${was(isOver)} the bottleneck: setting up connections was most of the ${share(waiting)} of the slots' time that was spent waiting`,
    /** Ends each of the sentences above. */
    end: '.',
    endOneSlot: '; more at once would be quicker.',
    endAllTaken: (slots: number, busy: number): string =>
      `; all ${count(slots)} slots were taken ${share(busy)} of it, so more at once may be quicker.`,
  },
  line: (isOver: boolean, body: number, fullBytesPerSecond: number): string =>
    `The line ${was(isOver)} the bottleneck: receiving took ${share(body)} of the slots' time, and throughput stayed near ${speed(fullBytesPerSecond)} however many came at once.`,
  concurrency: (isOver: boolean, body: number): string =>
    `The number at once ${was(isOver)} the bottleneck: receiving took ${share(body)} of the slots' time, and throughput grew with the number of downloads, so more at once should be quicker.`,
  receiving: (isOver: boolean, body: number, bytesPerSecond: number): string =>
    `Receiving ${was(isOver)} the bottleneck: it took ${share(body)} of the slots' time, at ${speed(bytesPerSecond)}. Whether the line or the servers set that speed cannot be told from how it went with the number at once.`,
  receivingWithRoom: (isOver: boolean, body: number, bytesPerSecond: number): string =>
    `Receiving ${was(isOver)} the bottleneck: it took ${share(body)} of the slots' time, at ${speed(bytesPerSecond)}. Throughput grew somewhat with the number at once, so the line was not quite full.`,
  hostPauses: (isOver: boolean, idle: number): string =>
    `Paused hosts ${were(isOver)} the bottleneck: slots stood empty ${share(idle)} of the time while hosts were left in peace.`,
  retries: (isOver: boolean, idle: number): string =>
    `Failures ${were(isOver)} the bottleneck: slots stood empty ${share(idle)} of the time while downloads waited to be tried again.`,
  hostLimit: (isOver: boolean, idle: number): string =>
    `The limit per host ${was(isOver)} the bottleneck: free slots had nothing they may start ${share(idle)} of the time.`,
  stragglers: (isOver: boolean, idle: number): string =>
    `A few slow downloads ${were(isOver)} the bottleneck: slots stood empty ${share(idle)} of the time at the end, while the last ones ran.`,
  disk: (isOver: boolean, disk: number): string =>
    `The disk ${was(isOver)} the bottleneck: writing and checking took ${share(disk)} of the slots' time.`,
  mixed: (waiting: number, body: number, disk: number): string =>
    `No single bottleneck: slots spent ${share(waiting)} of their time waiting for servers, ${share(body)} receiving and ${share(disk)} on the disk.`,
  tooLittle: 'Too little was downloaded to name a bottleneck.',
  nothingYet: 'Nothing can be said yet.',

  /** `aloneMs`: how long nothing else ran beside it; null where that is not worth telling. */
  lastToEnd: (name: string, ms: number, aloneMs: number | null): string =>
    `Last to end: ${name} (${measured(ms)}${aloneMs === null ? '' : `, ${measured(aloneMs)} of it alone`})`,
  /** Follows `lastToEnd`. */
  endOfChain: (length: number, retryMs: number | null, slowest: { name: string; ms: number } | null): string =>
    `, at the end of a chain of ${count(length)}${retryMs === null ? '' : `, ${measured(retryMs)} of it waiting for retries`}${slowest === null ? '' : `, the slowest of them ${slowest.name} (${measured(slowest.ms)})`}`,
  paused: (host: string, ms: number, trouble: string, others: number): string =>
    `Paused: ${host} for ${measured(ms)}, ${trouble}${others === 0 ? '' : ` and ${countOf(others, 'other host', 'other hosts')}`}.`,

  waterfall: 'Waterfall',
  chart: 'Waterfall: downloads by slot over time',
  nothing: 'Nothing has been downloaded yet.',
  hint: 'Arrow keys move from download to download, Enter shows its row, + and − zoom, 0 shows all.',
  showAll: 'Show all',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  follow: 'Follow',
  saveAs: 'Save as a picture',
  savePng: 'Save as PNG…',
  saveSvg: 'Save as SVG…',
  couldNotSave: 'The waterfall could not be saved',
  savedAs: (name: string): string => `Saved as ${name}`,
  titleOf: (rows: number): string => `Waterfall of ${rows === 1 ? 'one image' : countOf(rows, 'image', 'images')}`,
  throughput: 'Throughput',
  inFlight: 'Downloads in flight',

  legend: 'Legend',
  idleSlot: 'Idle slot',
  hostPaused: 'A host is paused',
  listPaused: 'List paused',
  failed: 'Failed',
  retried: 'Failed, tried again',

  /** How an attempt ended, in a word or two. */
  ends: {
    running: 'under way',
    saved: 'saved',
    skipped: 'not needed, a file of its name was kept',
    stopped: 'stopped',
    retried: (reason: string): string => `failed (${reason}) and tried again`,
    failed: (reason: string): string => `failed (${reason})`,
  },
  attempt: (attempt: number): string => `attempt ${attempt}`,
  row: (row: number): string => `Row ${row}`,
  nameFromHost: (name: string, host: string): string => `${name} from ${host}`,
  slot: (slot: number): string => `slot ${slot}`,
  beganAt: (ms: number): string => `began at ${measured(ms)}`,
  long: (ms: number): string => `${measured(ms)} long`,
  inSlot: (ms: number, slot: number): string => `${measured(ms)} in slot ${slot}`,
};
