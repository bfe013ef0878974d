import { encodingHeadSize, looksUtf8, wideEncodingOf } from './list-encoding.ts';

/** Turns the bytes of a text file into text, piece by piece. */
export interface ListDecoder {
  push(bytes: Uint8Array): string;
  end(): string;
}

/** How many bytes are looked at from the first that is no ASCII. */
const sampleSize = 4096;

/**
 * A decoder for list files: UTF-8; UTF-16 in either order, with a byte order mark (Notepad's "Unicode", PowerShell's `>`)
 * or without; and Windows-1252, which is what else editors and spreadsheets on Windows write. Bytes that are no UTF-8 in a
 * text that otherwise is become U+FFFD. The mark is dropped; characters may be cut by the pieces, and what is read does not
 * depend on where.
 */
export function createListDecoder(): ListDecoder {
  /** Also reads what is ASCII in any narrow encoding. */
  const utf8 = new TextDecoder();
  let decided: TextDecoder | null = null;
  /** Whether the beginning has shown that the text is not UTF-16. */
  let isNarrow = false;
  let kept: Uint8Array = new Uint8Array();

  function read(isEnd: boolean): string {
    if (!isNarrow) {
      if (kept.length < encodingHeadSize && !isEnd) return '';
      const wide = wideEncodingOf(kept);
      if (wide !== null) return decideFor(new TextDecoder(wide));
      isNarrow = true;
    }
    const first = kept.findIndex((byte) => byte >= 0x80);
    const ascii = utf8.decode(first < 0 ? kept : kept.subarray(0, first), { stream: true });
    kept = first < 0 ? new Uint8Array() : kept.subarray(first);
    if (first < 0 || (kept.length < sampleSize && !isEnd)) return ascii;
    return ascii + decideFor(looksUtf8(kept.subarray(0, sampleSize)) ? utf8 : new TextDecoder('windows-1252'));
  }

  function decideFor(decoder: TextDecoder): string {
    decided = decoder;
    const text = decoder.decode(kept, { stream: true });
    kept = new Uint8Array();
    return text;
  }

  return {
    push(bytes) {
      if (decided !== null) return decided.decode(bytes, { stream: true });
      const joined = new Uint8Array(kept.length + bytes.length);
      joined.set(kept);
      joined.set(bytes, kept.length);
      kept = joined;
      return read(false);
    },
    end() {
      const text = decided === null ? read(true) : '';
      return text + (decided ?? utf8).decode();
    },
  };
}
