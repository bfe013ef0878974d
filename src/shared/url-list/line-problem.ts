import { maxRangeRows, maxSourceRangeRows } from './expand-ranges.ts';
import { type LineProblemCode, type LineProblemReason, maxUrlLength } from './url-list.ts';

/** Code and sentence of a problem, without its place. */
export interface Complaint {
  code: LineProblemCode;
  why: LineProblemReason;
  scheme?: string;
  message: string;
}

const grouped = (count: number): string => String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

export const noUrl: Complaint = {
  code: 'no-url',
  why: 'no-url',
  message:
    'There is no URL in this line. Write one that begins with https://, or put # in front to make the line a comment.',
};

export const noUrlAtAll: Complaint = {
  code: 'no-url',
  why: 'no-url-at-all',
  message: 'There is no URL in this text. Add addresses that begin with https:// or http://.',
};

export const badJson: Complaint = {
  code: 'no-url',
  why: 'bad-json',
  message:
    'This line is broken JSON, and there is no whole URL in it. Mend its quotes, commas and brackets, or write it anew.',
};

export const badUrl: Complaint = {
  code: 'bad-url',
  why: 'bad-url',
  message: 'This URL cannot be read. Check the host and the port, and write special characters in the host correctly.',
};

export const noSlashes: Complaint = {
  code: 'bad-url',
  why: 'no-slashes',
  message: 'Two slashes are missing behind the colon. Write https:// or http:// in front of the host.',
};

export const noColon: Complaint = {
  code: 'bad-url',
  why: 'no-colon',
  message: 'The colon is missing in front of the slashes. Write https:// or http:// in front of the host.',
};

export const noHost: Complaint = {
  code: 'no-host',
  why: 'no-host',
  message:
    'This address names no server. Put https:// and the host in front of it, as in https://example.com/photo.jpg.',
};

export const relative: Complaint = {
  code: 'no-host',
  why: 'relative',
  message:
    'The address of this picture begins at its web page, which is not known. Write <base href="https://…"> with the address of the page into a line above it.',
};

export const tooLong: Complaint = {
  code: 'too-long',
  why: 'too-long',
  message: `This URL is longer than ${grouped(maxUrlLength)} characters. Check whether a line break or a space is missing.`,
};

export const rangeTooLarge: Complaint = {
  code: 'range-too-large',
  why: 'range-too-large',
  message: `This range makes more than ${grouped(maxRangeRows)} addresses. Split it into smaller ones, on a line each.`,
};

export const rangesTooLarge: Complaint = {
  code: 'range-too-large',
  why: 'ranges-too-large',
  message: `The ranges of this list make too much together: at most ${grouped(maxSourceRangeRows)} addresses are possible, fewer when they are very long. Put the rest into another list.`,
};

/** Whether the text of a cell or member that is there for an address says itself that there is none. */
export function isNoAddress(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || /^\s*#?(?:n\/?a|nan|nil|none|null|undefined)\s*$/i.test(text);
}

/** @param scheme in lower case, without the colon */
export function badScheme(scheme: string): Complaint {
  return {
    code: 'bad-scheme',
    why: 'bad-scheme',
    scheme,
    message: `Only http and https can be downloaded, not ${scheme}: addresses. Find the picture's address on the web, or remove the line.`,
  };
}
