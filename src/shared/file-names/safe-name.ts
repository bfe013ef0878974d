import { byteLength, cutToBytes, maxNameBytes } from './cut-to-bytes.ts';
import { imageExtensions, type NameParts, splitName } from './image-extension.ts';

/** What a file is called whose source gives it no name. */
export const defaultName = 'image';

/** Kept free in every name for what is added later: ` (1234567)` and `.jpeg`. */
const roomBytes = 15;

/** Nothing to do, by far the most frequent case. */
const plainName = new RegExp(
  String.raw`^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[a-z0-9][\w-]{0,200}\.(?:${imageExtensions})$`,
  'i',
);

/** Controls, bidirectional and zero-width characters, line separators, and code points that are no characters. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;
/** Illegal on some system: what Windows refuses, and the U+FFFD that a broken encoding leaves. */
const illegal = /["*/:<>?\\|\ufffd]/g;
/** Names of devices on Windows, with or without extension. A superscript digit counts as its digit there. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|clock\$|conin\$|conout\$)(?=[ .]|$)/i;
/** An image extension, also with something of a server's behind it: `jpg_large`, `jpg!w200`, `png@2x`. */
const imagePart = new RegExp(String.raw`^(${imageExtensions})(?![\p{L}\p{N}])`, 'iu');
/** Endings of server programs, pages, links, programs and archives; none of them says anything about the picture. */
const foreignPart =
  /^(?:php\d?|phtml|aspx?|ashx|axd|jspx?|jsf|do|cgi|pl|py|rb|cfm|dll|s?html?|xhtml|xml|json|txt|m?js|css|exe|com|scr|pif|bat|cmd|ps1|vb[se]|wsf|hta|msix?|jar|app|apk|dmg|pkg|deb|rpm|sh|bash|command|lnk|url|webloc|desktop|ini|inf|reg|cpl|local|db|zip|rar|7z|gz|tar|iso|pdf|docx?|xlsx?|pptx?|mp4|mov|part|download|crdownload)$/i;
const isNumber = /^\d+$/;

const isPrintableAscii = /^[ -~]*$/;

/** Folders that Finder takes for a program or a document, and Explorer for what a class id stands for. */
const specialFolder =
  /\.(?=\{|(?:app|bundle|framework|kext|plugin|prefpane|saver|wdgt|workflow|action|appex|xpc|component|service|mpkg|pkg|rtfd|photoslibrary|sparsebundle|download)$)/gi;

/** Nothing invisible but spaces, in composed form. */
function withoutInvisible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(invisible, (character) => (/\s/.test(character) ? ' ' : ''))
    .replaceAll(/\s/g, ' ')
    .normalize('NFC');
}

/** Takes off dots, spaces and tildes at the beginning, dots and spaces at the end. */
const trimEnds = (name: string): string => name.replace(/^[. ~]+/, '').replace(/(?<![. ])[. ]+$/, '');

function withLegalCharacters(text: string): string {
  return (isPrintableAscii.test(text) ? text : withoutInvisible(text)).replaceAll(illegal, '_');
}

const isEmptyOrForeign = (part: string): boolean => /^ *$/.test(part) || foreignPart.test(part);

/**
 * The name with an image's extension, or with none.
 * Where an image extension is in it, the name ends there: `photo.jpg.exe` and `photo.jpg!large` become `photo.jpg`.
 * Otherwise known foreign extensions are taken off (`view.php` becomes `view`), and unknown ones become text by a low
 * line for the dot (`Mr.Smith` becomes `Mr_Smith`). Numbers (`2024.05.01`) and what follows a space (`Dr. Smith`) are
 * text already: no system takes them for extensions.
 */
function withoutForeignExtension(name: string): string {
  const parts = name.split('.');
  const image = parts.findLastIndex((part, i) => i > 0 && imagePart.test(part));
  if (image > 0) {
    const extension = imagePart.exec(parts[image] ?? '')?.[1] ?? '';
    return `${parts.slice(0, image).join('.')}.${extension}`;
  }
  while (parts.length > 1 && isEmptyOrForeign(parts.at(-1) ?? '')) parts.pop();
  let start = parts.length - 1;
  if (start > 0 && isNumber.test(parts[start] ?? '')) return parts.join('.');
  while (start > 0 && !parts[start]?.startsWith(' ')) start--;
  return [...parts.slice(0, start), parts.slice(start).join('_')].join('.');
}

/**
 * Makes a text a file name that is safe on Windows, macOS and Linux, whichever this is. Rules: docs of Chromium's
 * `net/base/filename_util` and `base/i18n/file_util_icu`, made stricter.
 *
 * - Only what is behind the last `/` and `\` counts; where nothing is there, the last part that holds something; and where
 *   that has nothing to read before its extension (`Who, what/?.jpg`), the last part that has.
 * - Invisible characters are taken out, `" * : < > ? |` become `_`, other white space becomes a space; then NFC.
 * - Dots, spaces and `~` at the beginning and dots and spaces at the end are taken off.
 * - Only image extensions stay; see `withoutForeignExtension`.
 * - Names of Windows devices get a `_` in front.
 * - At most 240 bytes of UTF-8, cut before the extension; a number and another extension still fit.
 *
 * @returns an empty text when nothing is left
 */
export function safeName(text: string): string {
  if (plainName.test(text)) return text;
  const parts = text.split(/[/\\]/);
  const last = parts.findLastIndex((part) => /[^. ~\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]/u.test(part));
  const own = legalName(parts[last] ?? '');
  const before = isReadable(own.stem) ? undefined : readableStem(parts.slice(0, last));
  const { stem, extension } = before === undefined ? own : legalName(before + own.extension);
  const safe = safeStem(stem, byteLength(extension));
  // What the cut has left at the end may pass for an extension.
  if (extension === '' && safe !== stem) return safeName(safe);
  return safe === '' ? '' : safe + extension;
}

const isReadable = (stem: string): boolean => !/^[\s._-]*$/.test(stem);

const legalName = (text: string): NameParts => splitName(withoutForeignExtension(trimEnds(withLegalCharacters(text))));

function readableStem(parts: readonly string[]): string | undefined {
  return parts.map((part) => legalName(part).stem).findLast(isReadable);
}

/**
 * Makes a name that a person gave to a picture a file name, by the rules of `safeName`; but slashes are text
 * (`black/white`), and so are dots (`v1.5 final`), except before an image's extension or a foreign one at the end.
 *
 * @returns an empty text when nothing is left
 */
export function safeTitle(text: string): string {
  const parts = text.split(/[/\\]/).filter((part) => /[^. ~]/.test(part));
  const { stem, extension } = splitName(trimEnds(withLegalCharacters(parts.join('_'))));
  const dot = stem.lastIndexOf('.');
  const isForeign = extension === '' && dot > 0 && foreignPart.test(stem.slice(dot + 1));
  const title = isForeign ? stem.slice(0, dot) : stem;
  const safe = safeStem(title, byteLength(extension));
  if (extension === '' && safe !== title) return safeTitle(safe);
  return safe === '' ? '' : safe + extension;
}

/**
 * Makes a text the part of a file name that stands before its extension, by the rules of `safeName`. Dots stay: what is
 * behind them is no extension once another one follows, which every file gets that leaves the program.
 *
 * @param extensionBytes room to keep for the extension
 * @returns an empty text when nothing is left
 */
export function safeStem(text: string, extensionBytes: number): string {
  const trimmed = trimEnds(withLegalCharacters(text));
  const guarded = reserved.test(trimmed) ? `_${trimmed}` : trimmed;
  return cutToBytes(guarded, maxNameBytes - roomBytes - extensionBytes);
}

/**
 * Makes a text the name of a folder, by the rules of `safeName` but for extensions: `example.com` stays. Endings that
 * make a folder something else (a macOS bundle, a Windows shell object) lose their dot.
 *
 * @returns an empty text when nothing is left: for `..`, too
 */
export function safeFolderName(text: string): string {
  return safeStem(text, 0).replaceAll(specialFolder, '_');
}
