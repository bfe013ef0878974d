import { earlierAttempts } from './retry-waits.ts';
import { endOf, type Timeline } from './timeline.ts';

/** One attempt in the chain that the end of the batch waited for. */
export interface ChainLink {
  /** Of the block. */
  index: number;
  /** Why it did not begin earlier: the slot was taken by the one before, or it was itself waiting for its next try. */
  after: 'start' | 'slot' | 'retry';
  /** Between the end of the one before, or the start of the batch, and its own start, in ms. */
  gapMs: number;
}

export interface LongestChain {
  /** From the start of the batch to its end. */
  links: ChainLink[];
  /** How long the last download ran on after every other one had ended, in ms. */
  aloneMs: number;
}

/** A slot is handed on within one turn of the event loop, which takes this long at most on a busy machine. In ms. */
const handOverMs = 50;

/**
 * Walks back from the download that ended last: what had to end before it could begin, and so on to the start. A retry
 * waited for its own earlier attempt, anything else for the one that had its slot before. Making a link of the chain
 * shorter would have ended the batch earlier, up to the next longest chain.
 *
 * @returns null when nothing has ended yet
 */
export function longestChain(timeline: Timeline): LongestChain | null {
  const { blocks, lanes } = timeline;
  let last = -1;
  let secondEnd = 0;
  for (let index = 0; index < blocks.length; index++) {
    const isLater = last < 0 || blocks.end(index) > blocks.end(last);
    if (isLater) {
      secondEnd = last < 0 ? 0 : Math.max(secondEnd, blocks.end(last));
      last = index;
    } else {
      secondEnd = Math.max(secondEnd, blocks.end(index));
    }
  }
  if (last < 0) return null;
  const earlier = earlierAttempts(timeline);
  const links: ChainLink[] = [];
  for (let index = last; ;) {
    const start = blocks.start(index);
    const lane = lanes[blocks.slot(index)];
    const inSlot = lane === undefined ? -1 : lane.at(lane.firstFrom(start) - 1);
    const itself = earlier.get(index) ?? -1;
    const slotGap = inSlot < 0 ? Infinity : start - blocks.end(inSlot);
    const isRetry = itself >= 0 && (slotGap > handOverMs || blocks.end(itself) >= blocks.end(inSlot));
    const before = isRetry ? itself : slotGap <= handOverMs || itself < 0 ? inSlot : itself;
    if (before < 0) {
      links.push({ index, after: 'start', gapMs: start });
      break;
    }
    links.push({ index, after: isRetry ? 'retry' : 'slot', gapMs: Math.max(0, start - blocks.end(before)) });
    index = before;
  }
  return { links: links.toReversed(), aloneMs: Math.max(0, endOf(timeline) - Math.max(secondEnd, blocks.start(last))) };
}
