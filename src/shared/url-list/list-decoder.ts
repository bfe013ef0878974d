/** Turns the bytes of a text file into text, piece by piece. */
export interface ListDecoder {
  push(bytes: Uint8Array): string;
  end(): string;
}

/** The decoder for a file that begins with these two bytes. */
function decoderFor(first: number | undefined, second: number | undefined): TextDecoder {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder();
}

/**
 * A decoder for list files: UTF-8, or UTF-16 in either order where a byte order mark says so (Notepad's "Unicode",
 * PowerShell's `>`). Bytes that are no UTF-8 become U+FFFD. The mark is dropped; characters may be cut by the pieces.
 */
export function createListDecoder(): ListDecoder {
  let decoder: TextDecoder | null = null;
  let first: number | null = null;

  return {
    push(bytes) {
      if (bytes.length === 0) return '';
      if (decoder !== null) return decoder.decode(bytes, { stream: true });
      if (first === null && bytes.length === 1) {
        first = bytes[0] ?? 0;
        return '';
      }
      decoder = first === null ? decoderFor(bytes[0], bytes[1]) : decoderFor(first, bytes[0]);
      const begin = first === null ? '' : decoder.decode(Uint8Array.of(first), { stream: true });
      return begin + decoder.decode(bytes, { stream: true });
    },
    end() {
      if (decoder !== null) return decoder.decode();
      return first === null ? '' : new TextDecoder().decode(Uint8Array.of(first));
    },
  };
}
