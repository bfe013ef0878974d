import { addressRoles, type ColumnRole, columnRoleOf } from './column-role.ts';
import { decodeJsonString, readJsonTokens } from './json-tokens.ts';
import { isNoAddress, noUrl } from './line-problem.ts';
import { isManifest, type RecordFields, readWish } from './read-wish.ts';
import type { RowCollector } from './row-collector.ts';
import { type MembersChoice, roleInChoice, chosenRoles } from './table-choice.ts';
import type { Wish } from './url-list.ts';

/** Reads JSON in lines and in parts of long lines: one document over many lines, or one on each. */
export interface JsonReader {
  /** Whether a document has begun and not ended. */
  readonly isOpen: boolean;
  /** Whether the document is an object in which no other one, and no array, is open. */
  readonly isInRecord: boolean;
  /**
   * Reads on.
   *
   * @param isLineEnd false for a part of a line of which more is to come
   * @returns false, having read nothing of it, when this is no JSON; then call `leave` and read it as any other text
   */
  push(line: number, text: string, isLineEnd: boolean): boolean;
  /** Ends what has begun. Gives back what of the present line was not read yet. */
  leave(): string;
}

interface JsonObject {
  fields: RecordFields;
  hasAddress: boolean;
  /** The object of which this is the picture: `"image": {"url": …}`. It may have the name. Of what was chosen, any around it. */
  around: JsonObject | null;
}

/** What is open: an object with the member being read, or an array with the member that it belongs to. */
interface Frame {
  isArray: boolean;
  object: JsonObject | null;
  key: string | null;
  role: ColumnRole | null;
}

/** A text that may hold addresses, until its object is complete and it is known which of its members do. */
interface Candidate {
  line: number;
  text: string;
  object: JsonObject | null;
  isAddress: boolean;
  /** Whether it is the member `url` itself, the only address in a manifest. */
  isUrl: boolean;
}

/** The longest string that may be spread over parts of a line, in characters. */
const longestString = 1_000_000;
const mostRolesKept = 1000;
/** So many objects around an address may say what it is called: time stays linear however deep they are nested. */
const mostLevels = 16;

/** What an object wishes for its addresses, or else the one whose picture it is. */
function wishOf(object: JsonObject | null): Wish | null {
  for (let at = object; at !== null; at = at.around) {
    const wish = readWish(at.fields);
    if (wish !== null) return wish;
  }
  return null;
}

/** What stands in the objects around counts where an object has nothing of its own. */
function addFields(fields: RecordFields, outer: RecordFields): RecordFields {
  for (const role of chosenRoles) fields[role] ||= outer[role] ?? '';
  return fields;
}

/** What all objects around an address wish together. */
function wishOfAll(object: JsonObject): Wish | null {
  const fields = { ...object.fields };
  let levels = 0;
  for (let at = object.around; at !== null && levels < mostLevels; at = at.around) {
    addFields(fields, at.fields);
    levels += 1;
  }
  return readWish(fields);
}

/**
 * A reader for JSON: an object on each line, an array of objects, or anything else with addresses in it.
 * In an object with a member for addresses (`url`, `image_link`, …) only such members are read, each with what the object
 * wishes for its file; in other objects every text is. Rows come when the object at the top, or in the array at the top,
 * is complete.
 *
 * @param choice what the members are there for, where a person has said so: nothing else is read then
 */
export function createJsonReader(collector: RowCollector, choice?: MembersChoice): JsonReader {
  const roles = new Map<string, ColumnRole | null>();
  let stack: Frame[] = [];
  let candidates: Candidate[] = [];
  let carry = '';

  function roleOf(key: string): ColumnRole | null {
    const known = roles.get(key);
    if (known !== undefined) return known;
    const role = choice === undefined ? columnRoleOf(key) : roleInChoice(choice, key);
    if (roles.size < mostRolesKept) roles.set(key, role);
    return role;
  }

  function flush(): void {
    const done = candidates;
    candidates = [];
    const before = collector.count;
    for (const { line, text, object, isAddress, isUrl } of done) {
      if (object === null || !object.hasAddress) {
        if (choice === undefined) collector.readText(line, text, wishOf(object?.around ?? null));
      } else if (isAddress && (isUrl || !isManifest((role) => object.fields[role] !== undefined))) {
        collector.readCell(line, text, text, choice === undefined ? wishOf(object) : wishOfAll(object));
      }
    }
    if (collector.count > before) return;
    const empty = done.find(({ isAddress, text }) => isAddress && !isNoAddress(text));
    if (empty !== undefined) collector.complain(empty.line, empty.text, noUrl);
  }

  function open(isArray: boolean): void {
    const around = stack.at(-1);
    if (isArray) {
      stack.push({ isArray, object: around?.object ?? null, key: around?.key ?? null, role: around?.role ?? null });
      return;
    }
    const isPart =
      around !== undefined && (choice !== undefined || (!around.isArray && addressRoles.includes(around.role)));
    const object = { fields: {}, hasAddress: false, around: isPart ? around.object : null };
    stack.push({ isArray, object, key: null, role: null });
  }

  function close(): void {
    const frame = stack.pop();
    // `"of": {"name": …}` says something of the object around it, `"images": [{"url": …, "name": …}]` only of its own.
    if (choice !== undefined && frame?.isArray === false && frame.object !== null && !frame.object.hasAddress) {
      if (frame.object.around !== null) addFields(frame.object.around.fields, frame.object.fields);
    }
    if (stack.length === 0 || (stack.length === 1 && stack[0]?.isArray === true)) flush();
  }

  function takeString(line: number, token: string): void {
    const frame = stack.at(-1);
    const text = decodeJsonString(token);
    if (frame !== undefined && !frame.isArray && frame.key === null) {
      frame.key = text;
      frame.role = roleOf(text);
      return;
    }
    const { object = null, role = null, key = null } = frame ?? {};
    if (object === null) return choice === undefined ? collector.readText(line, text, null) : undefined;
    if (role !== null) object.fields[role] ||= text;
    const isAddress = addressRoles.includes(role) && text.trim() !== '';
    object.hasAddress ||= isAddress;
    if (isAddress || text.includes('/')) candidates.push({ line, text, object, isAddress, isUrl: key === 'url' });
  }

  function takeScalar(token: string): void {
    const frame = stack.at(-1);
    if (frame === undefined || frame.object === null || frame.role === null) return;
    frame.object.fields[frame.role] ||= /^[\d-]/.test(token) ? token : '';
  }

  function take(line: number, token: string): void {
    const frame = stack.at(-1);
    switch (token.charAt(0)) {
      case '{':
        return open(false);
      case '[':
        return open(true);
      case '}':
      case ']':
        return close();
      case ',':
        if (frame !== undefined && !frame.isArray) frame.key = frame.role = null;
        return undefined;
      case ':':
        return undefined;
      case '"':
        return takeString(line, token);
      default:
        return takeScalar(token);
    }
  }

  return {
    get isOpen() {
      return stack.length > 0;
    },
    get isInRecord() {
      return stack.length === 1 && stack[0]?.isArray === false;
    },
    push(line, text, isLineEnd) {
      const read = readJsonTokens(carry + text);
      if (read === null || read.rest.length > longestString || (isLineEnd && read.rest !== '')) return false;
      for (const token of read.tokens) take(line, token);
      carry = read.rest;
      return true;
    },
    leave() {
      flush();
      const rest = carry;
      stack = [];
      carry = '';
      return rest;
    },
  };
}
