/**
 * The addresses and names of many rows. Most addresses begin as the one before on their host does, and most names are the
 * end of their address: neither is sent twice.
 */
export interface PackedAddresses {
  /** For each row how many UTF-16 units of its address are those of the row before on the same host: 0 to 255. */
  sameAsBefore: Uint8Array;
  /** What follows them in each row, with line feeds between. */
  rests: string;
  /** For each row how many units of its address's end are its name: 1 to 255; 0 where its name is among `names`. */
  nameLengths: Uint8Array;
  /** The other names, with line feeds between. */
  names: string;
}

export interface AddressedRow {
  url: string;
  name: string;
}

const most = 255;
const noRow = -1;

/**
 * @param urls of all rows with line feeds between; none of them holds one
 * @param names the same
 * @param hostOf for each row the number of its host
 */
export function packAddresses(urls: string, names: string, hostOf: ArrayLike<number>): PackedAddresses {
  const count = hostOf.length;
  const sameAsBefore = new Uint8Array(count);
  const nameLengths = new Uint8Array(count);
  const rests: string[] = [];
  const otherNames: string[] = [];
  /** Where the last address of each host begins. */
  const before: number[] = [];
  let start = 0;
  let nameStart = 0;
  for (let id = 0; id < count; id++) {
    const end = endOfLine(urls, start);
    const nameEnd = endOfLine(names, nameStart);
    const host = hostOf[id] ?? 0;
    const same = sameStart(urls, before[host] ?? noRow, start, end);
    sameAsBefore[id] = same;
    rests.push(urls.slice(start + same, end));
    const name = names.slice(nameStart, nameEnd);
    const isEnd = name !== '' && name.length <= Math.min(most, end - start) && urls.endsWith(name, end);
    if (isEnd) nameLengths[id] = name.length;
    else otherNames.push(name);
    before[host] = start;
    start = end + 1;
    nameStart = nameEnd + 1;
  }
  return { sameAsBefore, rests: rests.join('\n'), nameLengths, names: otherNames.join('\n') };
}

/** The rows by id. */
export function* unpackAddresses(packed: PackedAddresses, hostOf: ArrayLike<number>): Generator<AddressedRow> {
  const { sameAsBefore, nameLengths } = packed;
  const [rests, names] = [packed.rests.split('\n'), packed.names.split('\n')];
  const before: string[] = [];
  for (let id = 0, other = 0; id < hostOf.length; id++) {
    const host = hostOf[id] ?? 0;
    const url = (before[host] ?? '').slice(0, sameAsBefore[id]) + (rests[id] ?? '');
    before[host] = url;
    const length = nameLengths[id] ?? 0;
    yield { url, name: length > 0 ? url.slice(-length) : (names[other++] ?? '') };
  }
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/** So many units from `start` on are the same as those of the line that begins at `other`. A surrogate pair stays whole. */
function sameStart(text: string, other: number, start: number, end: number): number {
  if (other === noRow) return 0;
  const limit = Math.min(most, end - start);
  let same = 0;
  // A line feed ends the other line, and this one holds none.
  while (same < limit && text.charCodeAt(other + same) === text.charCodeAt(start + same)) same++;
  return same > 0 && isHighSurrogate(text.charCodeAt(start + same - 1)) ? same - 1 : same;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
