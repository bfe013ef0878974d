/** Markup as text: UTF-16 in either order where a byte order mark says so, else UTF-8. The mark is not part of it. */
export function decodeMarkup(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/**
 * Where the first element of an XML document begins, or what is there in its place: behind white space, declarations
 * (`<?xml … ?>`), comments and the document type (XML 1.0 §2.8); that of HTML is none of XML. Linear in the length of the text.
 */
export function prologEnd(text: string): number {
  for (let at = 0; ;) {
    while (/\s/.test(text.charAt(at))) at++;
    let end: number;
    if (text.startsWith('<?', at)) end = behind(text, '?>', at);
    else if (text.startsWith('<!--', at)) end = behind(text, '-->', at);
    else if (/^<!doctype\s+(?!html[\s>])/i.test(text.slice(at, at + 30))) end = doctypeEnd(text, at);
    else return at;
    if (end < 0) return text.length;
    at = end;
  }
}

function behind(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? -1 : found + end.length;
}

/** Literals, comments and the declarations between brackets may hold any `>`. @returns -1 where it does not end */
function doctypeEnd(text: string, from: number): number {
  let isInside = false;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"' || character === "'") {
      at = text.indexOf(character, at + 1);
    } else if (text.startsWith('<!--', at)) {
      at = behind(text, '-->', at) - 1;
    } else if (character === '[') {
      isInside = true;
    } else if (character === ']') {
      isInside = false;
    } else if (character === '>' && !isInside) {
      return at + 1;
    }
    if (at < from) return -1;
  }
  return -1;
}
