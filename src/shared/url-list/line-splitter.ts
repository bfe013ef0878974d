/** A line, or a part of a line that is too long to be handled at once. */
export interface LineSegment {
  /** Text to look at; what stands before `from` was in the segment before, and is there as context. */
  text: string;
  from: number;
  /** Line number, from 1. */
  line: number;
  isFirst: boolean;
  isLast: boolean;
}

/** Lines above this are handed out in segments of about this length, in characters. */
export const longLineLength = 65_536;
/** How much of the segment before is repeated as context. */
const contextLength = 64;
/** Characters that no URL contains and that are no part of a URL with spaces either. */
const surePlace = /["<>`]/g;
const likelyPlace = /[\s"<>`]/g;

export interface LineSplitter {
  push(chunk: string): void;
  end(): void;
}

/**
 * Splits text that comes in chunks into lines, at LF, CRLF and CR, wherever the chunks are cut. A byte order mark is
 * dropped. Lines longer than `longLine` come in segments that end where no URL can be cut in two; the places depend on
 * the text alone, not on the chunks. A word without any such place is handed out whole, however long it is.
 */
export function createLineSplitter(take: (segment: LineSegment) => void, longLine = longLineLength): LineSplitter {
  let line = 1;
  let begun = false;
  let afterReturn = false;
  /** The part of the current segment that has come so far. */
  let parts: string[] = [];
  let length = 0;
  let context = '';
  let isFirst = true;

  function emit(last: string, isLast: boolean): void {
    const text = parts.length === 0 && context === '' ? last : context + parts.join('') + last;
    take({ text, from: context.length, line, isFirst, isLast });
    parts = [];
    length = 0;
    context = isLast ? '' : text.slice(-contextLength);
    isFirst = isLast;
    if (isLast) line++;
  }

  /** The end of the segment in `piece`, which begins `length` characters behind the segment's beginning; -1 when it lies further on. */
  function findCut(piece: string): number {
    surePlace.lastIndex = Math.max(0, longLine - length);
    const sure = surePlace.exec(piece)?.index;
    if (sure !== undefined && length + sure < 2 * longLine) return sure + 1;
    likelyPlace.lastIndex = Math.max(0, 2 * longLine - length);
    return (likelyPlace.exec(piece)?.index ?? -1) + 1 || -1;
  }

  function add(piece: string): void {
    let rest = piece;
    while (length + rest.length > longLine) {
      const cut = findCut(rest);
      if (cut < 0) break;
      const segment = rest.slice(0, cut);
      rest = rest.slice(cut);
      emit(segment, false);
    }
    if (rest === '') return;
    parts.push(rest);
    length += rest.length;
  }

  return {
    push(chunk) {
      if (chunk === '') return;
      let position = !begun && chunk.startsWith('\ufeff') ? 1 : 0;
      begun = true;
      if (position < chunk.length && afterReturn) {
        if (chunk.startsWith('\n', position)) position++;
        afterReturn = false;
      }
      // Each is searched again only when it has been passed, so that a file without CR is not searched for one per line.
      let feed = chunk.indexOf('\n', position);
      let carriage = chunk.indexOf('\r', position);
      while (feed >= 0 || carriage >= 0) {
        const isReturn = carriage >= 0 && (feed < 0 || carriage < feed);
        const end = isReturn ? carriage : feed;
        const piece = chunk.slice(position, end);
        if (length + piece.length <= longLine) {
          emit(piece, true);
        } else {
          add(piece);
          emit('', true);
        }
        position = end + 1;
        if (isReturn && position === chunk.length) afterReturn = true;
        else if (isReturn && feed === position) position++;
        if (feed >= 0 && feed < position) feed = chunk.indexOf('\n', position);
        if (carriage >= 0 && carriage < position) carriage = chunk.indexOf('\r', position);
      }
      if (position < chunk.length) add(chunk.slice(position));
    },
    end() {
      if (length > 0 || !isFirst) emit('', true);
    },
  };
}
