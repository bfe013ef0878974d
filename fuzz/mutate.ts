/** Numbers at which programs stumble. */
const edges = [0, 1, 0x7f, 0x80, 0xff, 0x0a, 0x0d, 0x22, 0x25, 0x2f, 0x5c];
const maxLength = 1 << 16;

/**
 * Some random changes to an input: bits, bytes, numbers of four bytes, pieces cut, doubled and taken from others, words.
 *
 * @param others other inputs to take pieces from
 */
export function mutate(
  input: Uint8Array,
  others: readonly Uint8Array[],
  words: readonly string[],
  random: () => number,
): Uint8Array {
  let bytes = [...input];
  const below = (end: number): number => Math.floor(random() * end);
  const at = (): number => below(bytes.length + 1);
  const insert = (position: number, piece: Iterable<number>): void => {
    bytes = [...bytes.slice(0, position), ...piece, ...bytes.slice(position)];
  };
  for (let changes = 1 + below(8); changes > 0; changes--) {
    const kind = below(8);
    const position = at();
    if (kind === 0 && bytes.length > 0) {
      const index = below(bytes.length);
      bytes[index] = (bytes[index] ?? 0) ^ (1 << below(8));
    } else if (kind === 1 && bytes.length > 0) bytes[below(bytes.length)] = below(256);
    else if (kind === 2) insert(position, [edges[below(edges.length)] ?? 0]);
    else if (kind === 3) bytes.splice(position, below(32));
    else if (kind === 4) insert(position, bytes.slice(position, position + below(64)));
    else if (kind === 5) {
      const other = others[below(others.length)] ?? input;
      const from = below(other.length + 1);
      insert(position, other.slice(from, from + below(200)));
    } else if (kind === 6) insert(position, new TextEncoder().encode(words[below(words.length)] ?? ''));
    else {
      const number = random() < 0.5 ? below(2 ** 32) : ([0, 1, 0xffffffff, 0x7fffffff, 0x80000000][below(5)] ?? 0);
      for (let n = 0; n < 4; n++) bytes[position + n] = (number >>> (8 * (random() < 0.5 ? n : 3 - n))) & 0xff;
      bytes = Array.from(bytes, (byte) => byte ?? 0);
    }
  }
  if (random() < 0.01) {
    // Now and then something long, of one piece again and again: that is where time runs away.
    const piece = bytes.slice(0, 1 + below(40));
    const times = Math.floor((maxLength / Math.max(1, piece.length)) * random());
    bytes = Array.from({ length: times }, () => piece).flat();
  }
  return Uint8Array.from(bytes.slice(0, maxLength));
}
