import { NumberMap } from '../number-map.ts';
import { hashText } from '../text-hash.ts';
import { TextNumbers } from '../wire/texts.ts';
import { foldName } from './fold-name.ts';
import { splitName } from './image-extension.ts';
import { numberedName } from './numbered-name.ts';
import { joinPath, splitPath } from './relative-path.ts';

/**
 * The names in a folder and its subfolders, each given out once. Paths are relative, with `/` between.
 *
 * Two names are one where some file system takes them for the same, see `foldName`. A name without an image's extension
 * will get one when its bytes are there: until then it keeps its stem to itself, so that nobody's name depends on who is
 * first.
 */
export interface NamePlan {
  /**
   * The folder that a path means: each part as it was first spelled, and numbered where a file has its name.
   *
   * @param wanted safe parts; the empty text is the folder of the plan itself
   */
  folder(wanted: string): string;
  /**
   * Takes the path, or the first free one of `name (1)`, `name (2)`, … in the same folder. The order of the calls decides,
   * nothing else.
   *
   * @param path its folder as `folder` gives it
   * @param instead a path given out before to the same file, which is then not in the way; it stays taken
   */
  reserve(path: string, instead?: string): string;
  /** Gives a path back that `reserve` has given out. */
  release(path: string): void;
  /** Whether the path, or one that a file system could take for it, is taken. */
  has(path: string): boolean;
  /** Whether `reserve` has given out the stem of a path with other extensions, too. */
  sharesStem(path: string): boolean;
  /**
   * Marks a file that exists.
   *
   * @param isFirm false where a name without an extension may still turn out to be this one
   */
  addFile(path: string, isFirm?: boolean): void;
  /** Marks a folder that exists. */
  addFolder(path: string): void;
}

// What is taken of a stem: extensions in upper case with their dot, parted by `|`.
/** In place of an extension that is not known yet. */
const unknown = '*';
/** Before the extension of what exists: files that stand firm; other files, and what has no image's extension. */
const firm = '!';
const soft = '=';
const existing = /^[!=]/;

interface Key {
  folder: string;
  name: string;
  /**
   * Hash of the folded folder and stem: of a list of a million names the texts would be most of what it takes. Two stems
   * that share one by chance count as one, which costs a number.
   */
  stem: number;
  extension: string;
}

/**
 * A plan in which the files `taken` exist already. Every call takes the same time on average, also when 100,000 rows ask
 * for one name.
 *
 * @param expected about so many names will be given out
 */
export function createNamePlan(taken: Iterable<string> = [], expected = 0): NamePlan {
  /** By stem; what is taken of it, as a number: there are few such texts. */
  const endings = new NumberMap(expected);
  const endingTexts = new TextNumbers();
  /** The number to try next, for each name that was asked for more than once. */
  const nextNumbers = new NumberMap();
  /** Spelling of each folder, by its folded path; and what was asked for, where that got another name. */
  const folders = new Map<string, string>([['', '']]);
  const foldedFolders = new Map<string, string>([['', '']]);

  function foldFolder(folder: string): string {
    const known = foldedFolders.get(folder);
    if (known !== undefined) return known;
    const folded = foldName(folder);
    foldedFolders.set(folder, folded);
    return folded;
  }

  function keyOf(path: string): Key {
    const { folder, name } = splitPath(path);
    const { stem, extension } = splitName(name);
    const folded = foldName(stem);
    return {
      folder,
      name,
      stem: hashText(folder === '' ? folded : `${foldFolder(folder)}/${folded}`),
      extension: extension.toUpperCase(),
    };
  }

  /** Empty where nothing is. */
  function takenOf(stem: number): string {
    const number = endings.get(stem);
    return number === undefined ? '' : (endingTexts.texts[number] ?? '');
  }

  function setTaken(stem: number, taken: string): void {
    endings.set(stem, endingTexts.numberOf(taken));
  }

  /** @returns false, and takes nothing, where it is taken */
  function take(key: Key, own: Key | null): boolean {
    if (blocks(takenOf(key.stem), key, own)) return false;
    add(key.stem, endingOf(key));
    return true;
  }

  function add(stem: number, ending: string): void {
    const taken = takenOf(stem);
    setTaken(stem, taken === '' ? ending : `${taken}|${ending}`);
  }

  function isTakenByFile(key: Key): boolean {
    const taken = takenOf(key.stem);
    return key.extension === '' ? taken.split('|').includes(soft) : blocks(taken, key, null);
  }

  function addFolder(path: string, isPlanned = false): void {
    const folded = foldFolder(path);
    if (folders.has(folded)) return;
    folders.set(folded, path);
    const { stem, extension } = keyOf(path);
    if (extension === '') add(stem, soft);
    else add(stem, isPlanned ? extension : firm + extension);
  }

  function folder(wanted: string): string {
    const folded = foldFolder(wanted);
    const known = folders.get(folded);
    if (known !== undefined) return known;
    const { folder: around, name } = splitPath(wanted);
    const parent = folder(around);
    let path = joinPath(parent, name);
    for (let number = 1; !folders.has(foldFolder(path)) && isTakenByFile(keyOf(path)); number++) {
      path = joinPath(parent, numberedName(name, number));
    }
    addFolder(path, true);
    const spelled = folders.get(foldFolder(path)) ?? path;
    folders.set(folded, spelled);
    return spelled;
  }

  function reserve(path: string, instead?: string): string {
    const own = instead === undefined ? null : keyOf(instead);
    const key = keyOf(path);
    if (take(key, own)) return path;
    // Long names are cut to make room for a number and may become equal; then they count on together.
    const counted = key.name.length > 80 ? keyOf(joinPath(key.folder, numberedName(key.name, 9_999_999))) : key;
    const counter = hashText(`${counted.stem}${counted.extension}`);
    for (let number = nextNumbers.get(counter) ?? 1; ; number++) {
      const numbered = joinPath(key.folder, numberedName(key.name, number));
      if (!take(keyOf(numbered), own)) continue;
      nextNumbers.set(counter, number + 1);
      return numbered;
    }
  }

  function release(path: string): void {
    const key = keyOf(path);
    const taken = takenOf(key.stem).split('|');
    removeFrom(taken, endingOf(key));
    setTaken(key.stem, taken.join('|'));
  }

  function addFile(path: string, isFirm = true): void {
    const { stem, extension } = keyOf(path);
    add(stem, (isFirm && extension !== '' ? firm : soft) + extension);
  }

  for (const path of taken) addFile(path);
  return {
    folder,
    reserve,
    release,
    has: (path) => {
      const key = keyOf(path);
      return blocks(takenOf(key.stem), key, null);
    },
    sharesStem(path) {
      const key = keyOf(path);
      const taken = takenOf(key.stem).split('|');
      return taken.some((ending) => ending !== '' && !existing.test(ending) && ending !== endingOf(key));
    },
    addFile,
    addFolder: (path) => addFolder(path),
  };
}

/** Whether what is taken of a stem stands in the way of a file. @param all as `takenOf` gives it */
function blocks(all: string, { stem, extension }: Key, own: Key | null): boolean {
  if (all === '') return false;
  const taken = all.split('|');
  if (own !== null && own.stem === stem) removeFrom(taken, endingOf(own));
  if (extension === '') return taken.some((ending) => !ending.startsWith(soft));
  return taken.some((ending) => ending === unknown || ending.replace(existing, '') === extension);
}

/** What a planned name takes of its stem. */
function endingOf({ extension }: Key): string {
  return extension === '' ? unknown : extension;
}

function removeFrom(taken: string[], ending: string): void {
  const at = taken.indexOf(ending);
  if (at >= 0) taken.splice(at, 1);
}
