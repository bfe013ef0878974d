import { visibleText } from '../url-list/visible-text.ts';
import { defaultName, safeFolderName, safeStem } from './safe-name.ts';
import { joinPath, safeFolders } from './relative-path.ts';
import { splitName } from './image-extension.ts';

/** What can stand in braces, in the order in which it is offered. */
export const templateFields = ['name', 'stem', 'ext', 'folder', 'host', 'index', 'line', 'date'] as const;
export type TemplateField = (typeof templateFields)[number];

interface TemplatePart {
  text: string;
  /** In place of the text. `digits` is the least number of them, for numbers. */
  field?: { name: TemplateField; digits: number };
}

/** How the files of a list are named. Made by `parseTemplate`. */
export interface NameTemplate {
  /** The folders, outermost first, then the file. */
  segments: readonly (readonly TemplatePart[])[];
  fields: ReadonlySet<TemplateField>;
}

/** What is wrong with a template, in a sentence that names the place and what is allowed. */
export interface TemplateError {
  message: string;
  /** Where, in UTF-16 units from 0. */
  at: number;
}

/** What a template is filled with, for one row. */
export interface TemplateValues {
  /** A safe file name, with an image's extension or without. */
  name: string;
  /** Folders that the list wishes, as it has them; may be empty. */
  folder: string;
  /** With its port, as in URLs. Only looked at where the template has it. */
  host: string;
  /** Position in the list, from 1. */
  index: number;
  line: number;
  /** YYYY-MM-DD */
  date: string;
}

const longestTemplate = 500;
const illegal = /["*:<>?\\|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const token = /\{\{|\}\}|\{([^{}]*)\}|[{}/]|[^{}/]+/g;
const listOfFields = `${templateFields.slice(0, -1).map(inBraces).join(', ')} or ${inBraces(templateFields.at(-1) ?? '')}`;

/** Without folders in the list this is `{name}`. */
export const defaultTemplate: NameTemplate = {
  segments: [[{ text: '', field: { name: 'folder', digits: 0 } }], [{ text: '', field: { name: 'name', digits: 0 } }]],
  fields: new Set(['folder', 'name']),
};

const error = (at: number, message: string): { error: TemplateError } => ({ error: { at, message } });

function inBraces(text: string): string {
  return `{${visibleText(text.slice(0, 40))}}`;
}

/**
 * Reads a name template: text with fields in braces, `/` between folders.
 *
 * - `{name}` and `{stem}`: the file's own name, which the list wishes, or else its URL (or server) has. `{ext}`: its extension
 *   as far as it is known before the download, without a dot. The file's extension itself follows its bytes and is put at
 *   the end always; `{stem}.{ext}` is the same as `{name}`.
 * - `{folder}`: what the list wishes, perhaps several folders. `{host}`: of the URL. `{date}`: of the batch, YYYY-MM-DD.
 * - `{index}`, `{line}`: position and line in the list, from 1; `{index:04}` with at least four digits.
 * - `{{` and `}}` are braces.
 */
export function parseTemplate(text: string): { template: NameTemplate } | { error: TemplateError } {
  const segments: TemplatePart[][] = [[]];
  const begins: number[] = [0];
  if (text === '') return error(0, 'The name template is empty. Write one such as {index:04}-{name}.');
  if (text.length > longestTemplate) {
    return error(longestTemplate, `The name template is longer than ${longestTemplate} characters. Shorten it.`);
  }
  if (/^(?:[/\\]|[a-z]:)/i.test(text)) {
    return error(0, 'The name template begins like a full path. It names files inside the folder: begin with a name.');
  }
  for (const { 0: piece, 1: inner, index: at } of text.matchAll(token)) {
    const place = `at character ${at + 1} of the name template`;
    const segment = segments.at(-1) ?? [];
    if (piece === '/') {
      segments.push([]);
      begins.push(at + 1);
    } else if (piece === '{') {
      return error(at, `The { ${place} is not closed. Write a field such as {name}, or {{ for a brace.`);
    } else if (piece === '}') {
      return error(at, `The } ${place} closes nothing. Write }} for a brace.`);
    } else if (inner !== undefined) {
      const field = readField(inner);
      if (typeof field === 'string') return error(at, `${inBraces(inner)} ${place} ${field}`);
      segment.push({ text: '', field });
    } else {
      const literal = piece === '{{' ? '{' : piece === '}}' ? '}' : piece;
      const wrong = illegal.exec(literal);
      if (wrong !== null) {
        const advice = wrong[0] === '\\' ? 'Write / between folders.' : 'Leave it out.';
        const where = `at character ${at + wrong.index + 1} of the name template`;
        return error(at + wrong.index, `"${visibleText(wrong[0])}" ${where} cannot be in a name. ${advice}`);
      }
      segment.push({ text: literal });
    }
  }
  for (const [n, segment] of segments.entries()) {
    const at = begins[n] ?? 0;
    const literal = segment.map((part) => part.text).join('');
    if (segment.some((part) => part.field !== undefined) || safeFolderName(literal) !== '') continue;
    const what = literal === '' ? 'No name stands' : `"${visibleText(literal)}", which is no name, stands`;
    return error(
      at,
      `${what} at character ${at + 1} of the name template. Write a name before and behind each /; .. and . lead nowhere.`,
    );
  }
  dropOwnExtension(segments.at(-1) ?? []);
  const fields = new Set(segments.flat().flatMap(({ field }) => (field === undefined ? [] : [field.name])));
  return { template: { segments, fields } };
}

/** @returns the end of a sentence where it is no field */
function readField(inner: string): { name: TemplateField; digits: number } | string {
  const [word = '', ...formats] = inner.split(':');
  const name = templateFields.find((field) => field === word.trim().toLowerCase());
  if (name === undefined) return `is no field. Write ${listOfFields}.`;
  if (formats.length === 0) return { name, digits: 0 };
  if (name !== 'index' && name !== 'line') return 'cannot be formatted. Only {index} and {line} can, as in {index:04}.';
  const format = formats.join(':').trim();
  if (!/^0?[1-9]$/.test(format))
    return `has no number of digits. Write 1 to 9 of them, as in ${inBraces(`${name}:04`)}.`;
  return { name, digits: Number(format) };
}

/** The extension is put at the end anyway: `.{ext}` there would double it. */
function dropOwnExtension(segment: TemplatePart[]): void {
  const before = segment.at(-2);
  if (segment.at(-1)?.field?.name !== 'ext' || before === undefined || !before.text.endsWith('.')) return;
  segment.pop();
  before.text = before.text.slice(0, -1);
}

/**
 * Fills a template for one row.
 *
 * @returns a path relative to the target folder, `/` between: folders and a name that are safe on every system, of at most
 * 500 and 240 bytes, never outside, never empty. The extension is that of `values.name`; none where that has none.
 */
export function renderTemplate(template: NameTemplate, values: TemplateValues): string {
  if (template === defaultTemplate) {
    return values.folder === '' ? values.name : joinPath(safeFolders(values.folder), values.name);
  }
  const { stem, extension } = splitName(values.name);
  const own = { ...values, stem, extension };
  const texts = template.segments.map((segment) => segment.map((part) => renderPart(part, own)).join(''));
  const name = texts.pop() ?? '';
  // A field may hold a separator where it is no folder of its own: only {folder} makes folders.
  const folders = texts.map((text, n) => (isFolder(template.segments[n]) ? text : text.replaceAll(/[/\\]/g, '_')));
  const safe = safeStem(name.replaceAll(/[/\\]/g, '_'), extension.length) || defaultName;
  return joinPath(safeFolders(folders.join('/')), safe + extension);
}

const isFolder = (segment: readonly TemplatePart[] | undefined): boolean =>
  segment?.some(({ field }) => field?.name === 'folder') ?? false;

function renderPart(
  { text, field }: TemplatePart,
  values: TemplateValues & { stem: string; extension: string },
): string {
  if (field === undefined) return text;
  switch (field.name) {
    case 'name':
    case 'stem':
      return values.stem;
    case 'ext':
      return values.extension.slice(1).toLowerCase();
    case 'index':
    case 'line':
      return String(values[field.name]).padStart(field.digits, '0');
    default:
      return values[field.name];
  }
}
