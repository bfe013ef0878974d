import { assertNever } from '../assert-never.ts';
import type { Phase } from '../download.ts';
import { formatCount, formatCountOf, formatMeasured, formatPercent, formatSpeed } from '../format.ts';
import type { Bottleneck } from './bottleneck.ts';
import type { TimelineFigures } from './figures.ts';
import type { LineResponse } from './line-response.ts';
import type { LongestChain } from './longest-chain.ts';
import type { Timeline } from './timeline.ts';

/** Everything that the sentences are made from. */
export interface TimelineAnalysis {
  figures: TimelineFigures;
  line: LineResponse;
  bottleneck: Bottleneck;
  /** Null while nothing has ended. */
  chain: LongestChain | null;
}

export const phaseWords: Record<Phase, string> = {
  queue: 'Waiting for a slot',
  dns: 'DNS',
  connect: 'Connect',
  tls: 'TLS',
  firstByte: 'First byte',
  body: 'Body',
  disk: 'Disk',
};

/** In characters. */
const longestName = 48;

const share = (part: number): string => formatPercent(part, 1);

/** `slots were idle 18% of the time`, with what for. */
export function idleWords({ figures: { use }, bottleneck }: TimelineAnalysis): string {
  const { idleShare, idleAtEndShare, idleInPausesShare, idleInRetriesShare } = bottleneck;
  if (use.allowedMs === 0) return '';
  const why = [
    idleAtEndShare >= 0.02 && `${share(idleAtEndShare)} at the end, when nothing was left to start`,
    idleInPausesShare >= 0.02 && `${share(idleInPausesShare)} while hosts were paused`,
    idleInRetriesShare >= 0.02 && `${share(idleInRetriesShare)} while failed downloads waited to be tried again`,
  ].filter((part) => part !== false);
  return `Slots were idle ${share(idleShare)} of the time${why.length === 0 ? '' : ` (${why.join(', ')})`}`;
}

/**
 * Whether the server's latency, the line or the concurrency was the bottleneck, in one sentence with its figures; says
 * so where that cannot be told.
 *
 * @param isOver in the past tense
 */
export function bottleneckWords(
  { figures, line, bottleneck }: TimelineAnalysis,
  slots: number,
  isOver: boolean,
): string {
  const { kind, waitingShare, bodyShare, diskShare, idleShare, idleAtEndShare, idleInPausesShare, idleInRetriesShare } =
    bottleneck;
  const is = isOver ? 'was' : 'is';
  const speed = formatSpeed(figures.runMs > 0 ? (figures.bytes / figures.runMs) * 1000 : 0);
  const busy = share(1 - (idleShare - idleAtEndShare));
  const slotsWere =
    slots === 1 ? 'the one slot' : idleShare - idleAtEndShare < 0.1 ? `all ${formatCount(slots)} slots` : 'the slots';
  switch (kind) {
    case 'latency': {
      const median = figures.medianFirstByteMs;
      const what =
        bottleneck.waitsFor === 'firstByte'
          ? `waiting for servers took ${share(waitingShare)} of the slots' time${median === null ? '' : `, ${formatMeasured(median)} to the first byte`}`
          : `${bottleneck.waitsFor === 'dns' ? 'looking up names' : 'setting up connections'} was most of the ${share(waitingShare)} of the slots' time that was spent waiting`;
      const more =
        idleShare - idleAtEndShare < 0.1
          ? `; ${slotsWere} were taken ${busy} of it, so more at once may be quicker`
          : '';
      return `Latency ${is} the bottleneck: ${what}${slots === 1 ? '; more at once would be quicker' : more}.`;
    }
    case 'line':
      return `The line ${is} the bottleneck: receiving took ${share(bodyShare)} of the slots' time, and throughput stayed near ${formatSpeed(line.fullBytesPerSecond)} however many came at once.`;
    case 'concurrency':
      return `The number at once ${is} the bottleneck: receiving took ${share(bodyShare)} of the slots' time, and throughput grew with the number of downloads, so more at once should be quicker.`;
    case 'receiving':
      return line.elasticity === null
        ? `Receiving ${is} the bottleneck: it took ${share(bodyShare)} of the slots' time, at ${speed}. Whether the line or the servers set that speed cannot be told from how it went with the number at once.`
        : `Receiving ${is} the bottleneck: it took ${share(bodyShare)} of the slots' time, at ${speed}. Throughput grew somewhat with the number at once, so the line was not quite full.`;
    case 'host-pauses':
      return `Paused hosts ${isOver ? 'were' : 'are'} the bottleneck: slots stood empty ${share(idleInPausesShare)} of the time while hosts were left in peace.`;
    case 'retries':
      return `Failures ${isOver ? 'were' : 'are'} the bottleneck: slots stood empty ${share(idleInRetriesShare)} of the time while downloads waited to be tried again.`;
    case 'host-limit':
      return `The limit per host ${is} the bottleneck: free slots had nothing they may start ${share(idleShare - idleAtEndShare - idleInPausesShare - idleInRetriesShare)} of the time.`;
    case 'stragglers':
      return `A few slow downloads ${isOver ? 'were' : 'are'} the bottleneck: slots stood empty ${share(idleAtEndShare)} of the time at the end, while the last ones ran.`;
    case 'disk':
      return `The disk ${is} the bottleneck: writing and checking took ${share(diskShare)} of the slots' time.`;
    case 'mixed':
      return `No single bottleneck: slots spent ${share(waitingShare)} of their time waiting for servers, ${share(bodyShare)} receiving and ${share(diskShare)} on the disk.`;
    case 'unknown':
      return isOver ? 'Too little was downloaded to name a bottleneck.' : 'Nothing can be said yet.';
    default:
      return assertNever(kind);
  }
}

/**
 * Which downloads kept the batch from ending earlier: the last of the chain, and the slowest in it.
 *
 * @param nameOf a download
 * @returns empty while nothing has ended
 */
export function chainWords({ chain }: TimelineAnalysis, { blocks }: Timeline, nameOf: (id: number) => string): string {
  const last = chain?.links.at(-1);
  if (chain === null || last === undefined) return '';
  const named = (index: number): string => shortName(nameOf(blocks.id(index)));
  const lengthOf = (index: number): number => blocks.end(index) - blocks.start(index);
  const slowest = chain.links.reduce((a, b) => (lengthOf(b.index) > lengthOf(a.index) ? b : a));
  const alone = chain.aloneMs >= 50 ? `, ${formatMeasured(chain.aloneMs)} of it alone` : '';
  const end = `Last to end: ${named(last.index)} (${formatMeasured(lengthOf(last.index))}${alone})`;
  const count = chain.links.length;
  if (count === 1) return `${end}.`;
  const waits = chain.links.filter(({ after, gapMs }) => after === 'retry' && gapMs > 0);
  const waitMs = waits.reduce((sum, { gapMs }) => sum + gapMs, 0);
  const retries = waitMs >= 100 ? `, ${formatMeasured(waitMs)} of it waiting for retries` : '';
  const names =
    slowest === last
      ? ''
      : `, the slowest of them ${named(slowest.index)} (${formatMeasured(lengthOf(slowest.index))})`;
  return `${end}, at the end of a chain of ${formatCount(count)}${retries}${names}.`;
}

/** Which hosts were left in peace for how long, the longest by name. Empty where none was. */
export function pauseWords({ hostPauses, nowMs }: Timeline): string {
  const byHost = Map.groupBy(hostPauses, ({ host }) => host);
  const lengths = [...byHost].map(([host, pauses]) => ({
    host,
    trouble: pauses.at(-1)?.trouble ?? '',
    ms: pauses.reduce((sum, { fromMs, toMs }) => sum + (toMs ?? nowMs) - fromMs, 0),
  }));
  const [longest, ...others] = lengths.sort((a, b) => b.ms - a.ms);
  if (longest === undefined) return '';
  const more = others.length === 0 ? '' : ` and ${formatCountOf(others.length, 'other host')}`;
  return `Paused: ${shortName(longest.host)} for ${formatMeasured(longest.ms)}, ${longest.trouble}${more}.`;
}

/** A name within a sentence: of a long one its beginning and its end. */
function shortName(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= longestName) return name;
  return `${characters.slice(0, longestName - 16).join('')}…${characters.slice(-12).join('')}`;
}
