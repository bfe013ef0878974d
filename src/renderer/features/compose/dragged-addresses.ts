import { readList } from '../../../shared/url-list/list-reader.ts';

/** `image/jpeg:photo.jpg:https://a.example/1.jpg`, what a page offers to be dragged to the desktop as. */
const downloadUrl = /^([^:]*):[^:]*:(https?:\/\/\S+)$/;

/**
 * The addresses in what is dragged out of a browser. An image says more than its link: dragged out of a page, a picture
 * within a link comes with the link's address as its own, and with its own in the markup only.
 *
 * @param dataOf what `DataTransfer.getData` gives for a type, empty where there is none
 * @returns one on each line; null where nothing is dragged that has an address, such as a file
 */
export function addressesOf(dataOf: (type: string) => string): string | null {
  const download = downloadUrl.exec(dataOf('DownloadURL').trim());
  if (download?.[2] !== undefined && download[1]?.startsWith('image/') === true) return download[2];
  const uris = dataOf('text/uri-list')
    .split(/\r?\n/)
    .filter((line) => /^https?:/i.test(line));
  const pictures = /<(?:img|source|picture)\b/i.test(dataOf('text/html'))
    ? readList(dataOf('text/html')).rows.map(({ url }) => url)
    : [];
  if (pictures.length > 0) return pictures.join('\n');
  return uris.length > 0 ? uris.join('\n') : null;
}
