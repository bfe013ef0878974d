import { formatFor } from '../../format.ts';

const { count, countOf } = formatFor('en');

/** How a list is downloaded, where it differs from the settings. */
export const options = {
  options: 'Options',
  optionsSet: (number: number): string => `Options, ${count(number)} set`,
  tabs: { files: 'Files', requests: 'Requests', secrets: 'Headers and cookies', speed: 'Speed' },
  remove: 'Remove',
  choose: 'Choose…',
  none: 'None',

  fileNames: 'File names',
  putIntoName: 'Put into the name',
  fileNamesHint: 'Fields in braces, / between folders. The extension follows the image itself.',
  noNamesYet: 'No names yet.',
  namesWithList: 'With a list, its first names stand here.',
  firstNames: 'First names',
  andMore: (number: number): string => `and ${count(number)} more`,
  conflict: 'If a file of that name is there',
  conflicts: { rename: 'Number the new one', skip: 'Skip', overwrite: 'Replace it' },
  conflictHints: {
    rename: 'The new image gets the next free number: photo (1).jpg.',
    skip: 'The file stays, and the image is not downloaded.',
    overwrite: 'The new image takes the place of the file. Images that were saved before are downloaded again.',
  },
  largestFile: 'Largest file',
  largestFileHint: 'Larger ones are not saved: a server that never stops sending would fill the disk.',

  referer: 'Referer',
  referers: { none: 'None', self: "The image's own site", page: 'A page' },
  refererHints: {
    none: 'Some sites give images only to visitors of their own pages. Then choose another.',
    self: 'Each host is told that its own front page asked.',
  },
  refererPage: 'Page that the images belong to',
  userAgent: 'User-Agent',
  proxy: 'Proxy',
  proxies: { system: "The system's", none: 'None', own: 'Another' },
  proxyHints: {
    system: "What the system's settings say: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY.",
    none: 'Straight to the sites, whatever the system says.',
  },
  proxyAddress: 'Address',
  proxyAddressHint: 'http://, https:// or socks5://',
  proxyLogin: 'Login, if it wants one',
  proxyLoginExample: 'user:password',
  proxyLoginHint: 'Kept until Shoal is closed.',
  certificates: "Certificates to trust besides the system's",
  certificatesHint: 'A PEM file, for sites inside a company whose certificates the system does not know.',

  nextListOnly: 'For the next list only.',
  nextListOnlyMore: 'Not remembered, kept with the list until it is finished, and never shown again once it has begun.',
  headers: 'Headers',
  headersHint:
    'One a line. Those below [a host] go to that host alone, those below [*.shop.example] to shop.example and all hosts below it.',
  cookies: 'Cookies',
  cookiesHint:
    "A cookie file in Netscape's format, as browser extensions and curl write it. Each cookie goes to its own site only.",

  rate: 'Speed limit for this list',
  rateHint: 'Bytes per second, such as 500 kB or 2 MB. The limit of all lists holds beside it.',
  noLimit: 'No limit',
  ratePerHost: 'Speed limit for each host',
  ratePerHostHint: 'Beside the one for all.',
  retries: 'Retries',
  retryFewer: 'One retry fewer',
  retryMore: 'One retry more',
  retriesHint:
    'Further attempts for an image whose server fails or breaks off. What is missing (404) is not asked for again.',
  silence: 'Longest silence, in seconds',
  secondLess: 'One second less',
  secondMore: 'One second more',
  silenceHint: 'A server that says nothing for so long is given up. A slow one that goes on sending is not.',

  /** What is wrong with a field. `problem` is what the reader of the field has to say, in English. */
  wrong: {
    size: (problem: string): string => `The size ${problem}.`,
    limit: (problem: string): string => `The limit ${problem}.`,
    template: (problem: string): string => problem,
    userAgent: 'The User-Agent takes a line of plain text.',
    login: 'The login takes a user and a password, such as me:secret.',
    headers: (_line: number, problem: string, others: number): string =>
      others === 0 ? problem : `${problem} And ${countOf(others, 'line', 'lines')} more.`,
    referer: (problem: string): string => `The Referer ${problem}`,
    proxy: (problem: string): string => `The proxy ${problem.replace(/\.?$/, '.')}`,
  },
};
