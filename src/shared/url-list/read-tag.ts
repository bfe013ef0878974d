/** A tag as HTML's tokenizer reads it, values where they stand in the text. */
export interface Tag {
  /** By their names in lower case; of two of one name the first counts. */
  attributes: Map<string, { start: number; end: number }>;
  /** What the text ends in: behind the tag's `>`, between its attributes, or in a value whose quote is still to come. */
  state: TagState;
  /** Where the tag ends, exclusive; where it does not, behind what was read of it. */
  end: number;
}

export type TagState = 'closed' | 'open' | '"' | "'";

// The tag's end, or its next attribute. A quote begins a value only behind `=`; elsewhere it is a mistake that browsers read over.
const step = /[\s/"'=]*(?:(>|<|$)|([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(["'])|([^\s"'>][^\s>]*)))?)/y;

/**
 * Reads the attributes of a tag, upper case, unquoted values and line breaks between them included
 * (https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state). A `<` ends it as `>` does: what is
 * pasted is often cut. Linear in what it reads.
 *
 * @param at behind the tag's name, or anywhere between attributes
 */
export function readTag(text: string, at: number): Tag {
  const attributes: Tag['attributes'] = new Map();
  let position = at;
  for (;;) {
    step.lastIndex = position;
    const match = step.exec(text);
    if (match === null) return { attributes, state: 'closed', end: position };
    const [whole, last, name, double, single, open, bare] = match;
    position += whole.length;
    if (name === undefined) {
      return { attributes, state: last === '' ? 'open' : 'closed', end: last === '<' ? position - 1 : position };
    }
    if (open === '"' || open === "'") return { attributes, state: open, end: position };
    const value = double ?? single ?? bare;
    const key = name.toLowerCase();
    if (value === undefined || attributes.has(key)) continue;
    const valueEnd = bare === undefined ? position - 1 : position;
    attributes.set(key, { start: valueEnd - value.length, end: valueEnd });
  }
}
