import { badUrl, type Complaint, noHost, tooLong } from './line-problem.ts';
import { maxUrlLength } from './url-list.ts';

/**
 * URLs that the URL parser gives back as they are: plain lower-case host with a letters-only last label, or IPv4, no
 * default port, no user, no dot segments, nothing to encode, no fragment, no stop at the end that may belong to a sentence.
 * Most lists hold nothing else, and testing for it takes a quarter of the time that parsing takes.
 */
const normalised =
  /^https?:\/\/(?:(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!\/|:)|(?=[/:]))){4})(?::(?!443\/)[1-9]\d{2,3}|:[1-5]\d{4})?(?:\/(?!\.|%2[eE])[\w~!$+@%.:=-]*)+(?:\?[\w~!$+@%.:=/-]*(?:&[\w~!$+@%.:=/-]+)*)?(?<=[\w/=-])$/;

/** Whether the text is one normalised http(s) URL and nothing else, so that `readUrl` would give it back. May say no to one that is. */
export function isNormalisedUrl(text: string): boolean {
  return text.length <= maxUrlLength && normalised.test(text);
}

/** @param text begins with http:// or https://; a fragment is dropped */
export function readUrl(text: string): { url: string } | { complaint: Complaint } {
  if (text.length > maxUrlLength) return { complaint: tooLong };
  const hash = text.indexOf('#');
  const parsed = URL.parse(hash < 0 ? text : text.slice(0, hash));
  // The parser takes `https:///x.jpg` for the host x.jpg; people mean a path.
  if (/^https?:\/\/(?:[/\\?#]|$)/i.test(text)) return { complaint: noHost };
  // A host of stops and dashes only is an abbreviation: `https://…/x.jpg`.
  if (parsed === null || !/[\p{L}\p{N}[]/u.test(parsed.hostname)) return { complaint: badUrl };
  return parsed.href.length > maxUrlLength ? { complaint: tooLong } : { url: parsed.href };
}
