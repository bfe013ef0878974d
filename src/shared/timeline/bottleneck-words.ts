import { assertNever } from '../assert-never.ts';
import type { Messages } from '../language/index.ts';
import { hostTrouble } from '../paused-host-words.ts';
import type { Bottleneck } from './bottleneck.ts';
import type { TimelineFigures } from './figures.ts';
import type { LineResponse } from './line-response.ts';
import type { LongestChain } from './longest-chain.ts';
import type { Timeline } from './timeline.ts';

type Texts = Messages['waterfall'];

/** Everything that the sentences are made from. */
export interface TimelineAnalysis {
  figures: TimelineFigures;
  line: LineResponse;
  bottleneck: Bottleneck;
  /** Null while nothing has ended. */
  chain: LongestChain | null;
}

/** In characters. */
const longestName = 48;

/** How much of the time slots were idle, and what for; empty where there was nothing to fill them with. */
export function idleWords({ figures: { use }, bottleneck }: TimelineAnalysis, texts: Texts): string {
  const { idleShare, idleAtEndShare, idleInPausesShare, idleInRetriesShare } = bottleneck;
  if (use.allowedMs === 0) return '';
  const why = [
    idleAtEndShare >= 0.02 && texts.idleAtEnd(idleAtEndShare),
    idleInPausesShare >= 0.02 && texts.idleInPauses(idleInPausesShare),
    idleInRetriesShare >= 0.02 && texts.idleInRetries(idleInRetriesShare),
  ].filter((part) => part !== false);
  return why.length === 0 ? texts.idle(idleShare) : texts.idleBecause(idleShare, why);
}

/**
 * Whether the server's latency, the line or the concurrency was the bottleneck, in one sentence with its figures; says
 * so where that cannot be told.
 *
 * @param isOver in the past tense
 */
export function bottleneckWords(analysis: TimelineAnalysis, slots: number, isOver: boolean, texts: Texts): string {
  const { figures, line, bottleneck } = analysis;
  const { kind, waitingShare, bodyShare, diskShare, idleShare, idleAtEndShare, idleInPausesShare, idleInRetriesShare } =
    bottleneck;
  const bytesPerSecond = figures.runMs > 0 ? (figures.bytes / figures.runMs) * 1000 : 0;
  switch (kind) {
    case 'latency':
      return latencyWords(analysis, slots, isOver, texts.latency);
    case 'line':
      return texts.line(isOver, bodyShare, line.fullBytesPerSecond);
    case 'concurrency':
      return texts.concurrency(isOver, bodyShare);
    case 'receiving': {
      const words = line.elasticity === null ? texts.receiving : texts.receivingWithRoom;
      return words(isOver, bodyShare, bytesPerSecond);
    }
    case 'host-pauses':
      return texts.hostPauses(isOver, idleInPausesShare);
    case 'retries':
      return texts.retries(isOver, idleInRetriesShare);
    case 'host-limit':
      return texts.hostLimit(isOver, idleShare - idleAtEndShare - idleInPausesShare - idleInRetriesShare);
    case 'stragglers':
      return texts.stragglers(isOver, idleAtEndShare);
    case 'disk':
      return texts.disk(isOver, diskShare);
    case 'mixed':
      return texts.mixed(waitingShare, bodyShare, diskShare);
    case 'unknown':
      return isOver ? texts.tooLittle : texts.nothingYet;
    default:
      return assertNever(kind);
  }
}

function latencyWords(
  { figures, bottleneck }: TimelineAnalysis,
  slots: number,
  isOver: boolean,
  texts: Texts['latency'],
): string {
  const { waitsFor, waitingShare, idleShare, idleAtEndShare } = bottleneck;
  const idle = idleShare - idleAtEndShare;
  const words =
    waitsFor === 'firstByte'
      ? texts.firstByte(isOver, waitingShare, figures.medianFirstByteMs)
      : (waitsFor === 'dns' ? texts.lookup : texts.connecting)(isOver, waitingShare);
  if (slots === 1) return words + texts.endOneSlot;
  return words + (idle < 0.1 ? texts.endAllTaken(slots, 1 - idle) : texts.end);
}

/**
 * Which downloads kept the batch from ending earlier: the last of the chain, and the slowest in it.
 *
 * @param nameOf a download
 * @returns empty while nothing has ended
 */
export function chainWords(
  { chain }: TimelineAnalysis,
  { blocks }: Timeline,
  nameOf: (id: number) => string,
  texts: Texts,
): string {
  const last = chain?.links.at(-1);
  if (chain === null || last === undefined) return '';
  const named = (index: number): string => shortName(nameOf(blocks.id(index)));
  const lengthOf = (index: number): number => blocks.end(index) - blocks.start(index);
  const slowest = chain.links.reduce((a, b) => (lengthOf(b.index) > lengthOf(a.index) ? b : a));
  const aloneMs = chain.aloneMs >= 50 ? chain.aloneMs : null;
  const end = texts.lastToEnd(named(last.index), lengthOf(last.index), aloneMs);
  const count = chain.links.length;
  if (count === 1) return `${end}.`;
  const waits = chain.links.filter(({ after, gapMs }) => after === 'retry' && gapMs > 0);
  const waitMs = waits.reduce((sum, { gapMs }) => sum + gapMs, 0);
  const slow = slowest === last ? null : { name: named(slowest.index), ms: lengthOf(slowest.index) };
  return `${end}${texts.endOfChain(count, waitMs >= 100 ? waitMs : null, slow)}.`;
}

/** Which hosts were left in peace for how long, the longest by name. Empty where none was. */
export function pauseWords({ hostPauses, nowMs }: Timeline, messages: Pick<Messages, 'hosts' | 'waterfall'>): string {
  const byHost = Map.groupBy(hostPauses, ({ host }) => host);
  const lengths = [...byHost].map(([host, pauses]) => ({
    host,
    trouble: pauses.at(-1)?.trouble,
    ms: pauses.reduce((sum, { fromMs, toMs }) => sum + (toMs ?? nowMs) - fromMs, 0),
  }));
  const [longest, ...others] = lengths.sort((a, b) => b.ms - a.ms);
  if (longest?.trouble === undefined) return '';
  const trouble = hostTrouble(longest.trouble, messages.hosts);
  return messages.waterfall.paused(shortName(longest.host), longest.ms, trouble, others.length);
}

/** A name within a sentence: of a long one its beginning and its end. */
function shortName(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= longestName) return name;
  return `${characters.slice(0, longestName - 16).join('')}…${characters.slice(-12).join('')}`;
}
