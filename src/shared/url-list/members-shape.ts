import { addressRoles, columnRoleOf } from './column-role.ts';
import { decodeJsonString, readJsonTokens } from './json-tokens.ts';
import type { ColumnUse } from './table-choice.ts';
import { isAddress, longestSample, type MembersShape, mostColumns, samplesKept, purposeOf } from './table-shape.ts';

/** So many values of a key tell what it holds. */
const valuesLooked = 20;

/**
 * Looks whether a text is JSON with objects in it, one of whose keys stands before addresses: one document, or an object on
 * each line.
 *
 * @param head the beginning of the text; an end that is cut does no harm
 */
export function findMembers(head: string): MembersShape | null {
  if (!/^\s*[{[]/.test(head)) return null;
  const values = valuesByKey(head);
  if (values.size === 0 || values.size > mostColumns) return null;
  // As the reader does it: where some key is known to be an address's, only such are addresses.
  const isNamed = [...values.keys()].some(
    (key) => addressRoles.includes(columnRoleOf(key)) && columnRoleOf(key) !== null,
  );
  const columns = [...values].map(([title, texts]) => ({
    title,
    samples: texts.slice(0, samplesKept).map((text) => text.slice(0, longestSample)),
    use: useOfKey(title, texts, isNamed),
  }));
  return columns.some(({ use }) => use === 'url') ? { kind: 'members', columns } : null;
}

function useOfKey(key: string, texts: readonly string[], isNamed: boolean): ColumnUse | null {
  const role = columnRoleOf(key);
  if (role !== null && addressRoles.includes(role)) return texts.length > 0 ? 'url' : null;
  if (!isNamed && texts.some(isAddress)) return 'url';
  return purposeOf(role);
}

/** Texts and numbers by the key that they stand behind, in the order of the keys; those in arrays by the array's key. */
function valuesByKey(head: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  // Objects and arrays around the token, each with the key it stands behind or is reading.
  const open: { isArray: boolean; key: string | null }[] = [];
  let isValue = false;
  // A number or a word at the end may be cut, which is no JSON.
  for (const line of head.replace(/[\w.+-]+$/, '').split(/\r\n|\r|\n/)) {
    // Of a line that is cut the tokens before the cut count.
    for (const token of readJsonTokens(line)?.tokens ?? []) {
      const top = open.at(-1);
      if (token === '{' || token === '[') {
        open.push({ isArray: token === '[', key: token === '[' ? (top?.key ?? null) : null });
        isValue = false;
      } else if (token === '}' || token === ']') {
        open.pop();
        isValue = false;
      } else if (token === ',') {
        isValue = false;
      } else if (token === ':') {
        isValue = true;
      } else if (top !== undefined && !top.isArray && !isValue) {
        top.key = decodeJsonString(token);
      } else if (top !== undefined && top.key !== null) {
        const texts = values.get(top.key) ?? [];
        values.set(top.key, texts);
        const text = token.startsWith('"') ? decodeJsonString(token) : token;
        if (token !== 'null' && texts.length < valuesLooked && text.trim() !== '') texts.push(text);
      }
    }
  }
  return values;
}
