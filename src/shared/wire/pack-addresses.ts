import { packNumbers, type PackedNumbers } from './pack-numbers.ts';
import { TextNumbers } from './texts.ts';

/**
 * The addresses and names of many rows. Most addresses begin as others do, and most names are the end of their address:
 * neither is sent twice.
 */
export interface PackedAddresses {
  /** What addresses begin with, up to their last slash, each of them once. */
  starts: string[];
  /** For each row the number of its start. */
  startOf: PackedNumbers;
  /** What follows in each row, with line feeds between. */
  ends: string;
  /** With line feeds between; empty where the name is what follows the start. No name is empty. */
  names: string;
}

export interface AddressedRow {
  url: string;
  name: string;
}

/**
 * @param count of rows
 * @param urls of all rows with line feeds between; none of them holds one
 * @param names the same
 */
export function packAddresses(count: number, urls: string, names: string): PackedAddresses {
  const starts = new TextNumbers();
  const startOf = new Uint32Array(count);
  const ends: string[] = [];
  const ownNames: string[] = [];
  let at = 0;
  let nameAt = 0;
  for (let id = 0; id < count; id++) {
    const stop = endOfLine(urls, at);
    const nameStop = endOfLine(names, nameAt);
    const split = Math.max(at, urls.lastIndexOf('/', stop - 1) + 1);
    startOf[id] = starts.numberOf(urls.slice(at, split));
    const end = urls.slice(split, stop);
    const name = names.slice(nameAt, nameStop);
    ends.push(end);
    ownNames.push(name === end ? '' : name);
    at = stop + 1;
    nameAt = nameStop + 1;
  }
  return {
    starts: starts.texts,
    startOf: packNumbers(startOf, starts.texts.length),
    ends: ends.join('\n'),
    names: ownNames.join('\n'),
  };
}

/** The rows by id. */
export function unpackAddresses({ starts, startOf, ...rest }: PackedAddresses): AddressedRow[] {
  const [ends, names] = [rest.ends.split('\n'), rest.names.split('\n')];
  return Array.from(startOf, (start, id) => {
    const end = ends[id] ?? '';
    return { url: (starts[start] ?? '') + end, name: names[id] || end };
  });
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
