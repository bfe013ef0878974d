import { formatFor } from '../../format.ts';
import type { ProbeWarning } from '../../probe/probe.ts';
import type { LineProblemReason } from '../../url-list/url-list.ts';

const { bytes, count, countOf, dateTime, duration } = formatFor('en');

const reasons: Record<LineProblemReason, string> = {
  'no-url': 'There is no URL in this line. Write one that begins with https://, or put # in front of a remark.',
  'no-url-at-all': 'There is no URL in this text. Add addresses that begin with https:// or http://.',
  'bad-json': 'This line is broken JSON without a whole URL. Mend its quotes, commas and brackets.',
  'bad-url': 'This URL cannot be read. Check the host and the port.',
  'no-slashes': 'Two slashes are missing behind the colon. Write https:// in front of the host.',
  'no-colon': 'The colon is missing in front of the slashes. Write https:// in front of the host.',
  'no-host': 'This address names no server. Put https:// and the host in front of it.',
  relative:
    'This picture’s address begins at its web page, which is not known. Write <base href="https://…"> with the page’s address above it.',
  'too-long': 'This URL is longer than 8,192 characters. Check whether a line break is missing.',
  'range-too-large': 'This range makes more than 100,000 addresses. Split it into smaller ones.',
  'ranges-too-large': 'The ranges make too many addresses together. Put the rest into another list.',
  'bad-scheme': 'Only http and https can be downloaded.',
};

const warnings: Record<ProbeWarning, string> = {
  forbidden: 'Refused. The site may want to be named as referrer, or to see a browser: set either in Options.',
  login: 'The site asks for a login. Add headers or cookies in Options.',
  missing: 'Not found. The images may be gone, or the list may be old.',
  busy: 'The site asks to slow down. Lower the number at once, or begin later.',
  'server-error': 'The server has a problem of its own. Begin later.',
  refused: 'The server refuses this address. Open it in a browser to see why.',
  page: 'A web page comes in place of an image. The links may lead to pages, or to a login.',
  'not-an-image': 'What comes is no image that Shoal knows.',
  empty: 'The answer has no bytes.',
  'too-large': 'Larger than the largest file that is wanted; see Options.',
};

/** Where a list is put together, and the check of it before it starts. */
export const compose = {
  field: 'Image URLs',
  fieldHint: 'Paste image URLs, or drop a text file here',
  clearAll: 'Clear all',
  openList: 'Open list…',
  fromClipboard: 'From clipboard',
  sources: 'Sources',
  removeSource: (name: string): string => `Remove ${name}`,
  urlsIn: (urls: number): string => ` ${urls === 1 ? 'URL' : 'URLs'}`,
  reading: 'reading…',
  waiting: 'waiting',
  stopReading: (name: string): string => `Stop reading ${name}`,
  readingPart: (percent: string): string => `reading ${percent}`,
  textField: 'Text field',
  welcome: 'Download a whole list of images, many at once',
  welcomeHint: 'One URL per line, or any text with URLs in it. Text files, web pages and tables work too.',
  demo: 'Demo',
  demoQuestion: 'No list at hand?',
  demoHint:
    'The demo serves 60 pictures from this computer, each a little slow to answer, and shows what downloading many at once saves.',
  demoButton: 'Try the demo list',
  dropIntoNext: 'Drop to put it into your next list',
  dropHere: 'Drop to add it to the list',
  dropHint: 'Text files, web pages and tables with URLs in them',
  pastedIntoNext: 'Pasted into your next list',

  atOnceLegend: 'How many at once',
  atOnceHint: 'More is quicker until the site or your line is full.',
  start: 'Start',
  starting: 'Starting…',
  controlKey: 'Ctrl',
  readyToStart: (images: number, keys: string): string => `${countOf(images, 'image', 'images')} · ${keys}`,
  blocked: {
    reading: 'Reading the list…',
    empty: 'Add image URLs first.',
    unusable: 'No line holds a usable URL yet.',
    lookingAtFolder: 'Looking at the folder…',
    noFolder: 'Choose a folder first.',
    badFolder: 'The folder cannot be used.',
  },

  store: {
    readFailed: 'The text could not be read',
    tooLargeTitle: (name: string): string => `${name} is too large`,
    tooLarge: 'Lists of up to 256 MB can be read. Split the file and add the parts.',
    fileFailedTitle: (name: string): string => `${name} could not be read`,
    fileFailed: 'Drop text files such as urls.txt; folders cannot be read.',
    pastedText: 'Pasted text',
    addFailed: (name: string): string => `${name} could not be added`,
    noUrlsTitle: (name: string): string => `${name} holds no URLs`,
    noUrls: 'Add a text file with one image URL per line.',
    addedToNext: 'Added to the next list',
    addedImages: (name: string, images: number): string => `${name}: ${countOf(images, 'image', 'images')}`,
    openFailed: 'The list could not be opened',
    clipboardFailed: 'Nothing was added from the clipboard',
    demoFailed: 'The demo list could not be made',
    removeFailed: 'The source could not be removed',
    clearFailed: 'The list could not be cleared',
    cleared: 'List cleared',
    clearedImages: (images: number): string => countOf(images, 'image', 'images'),
    undo: 'Undo',
    restoreFailed: 'The list could not be restored',
    startFailed: 'The download could not start',
    columnsFailed: 'The columns could not be changed',
    mendFailed: 'The line could not be changed',
    sampleFailed: 'The sample could not be tested',
    optionFailed: 'The template could not be kept',
  },

  doctor: {
    region: 'Check of the list',
    tabs: {
      images: (n: number): string => (n === 1 ? 'image' : 'images'),
      double: (n: number): string => (n === 1 ? 'double' : 'doubles'),
      bad: (n: number): string => (n === 1 ? 'bad line' : 'bad lines'),
      hosts: (n: number): string => (n === 1 ? 'host' : 'hosts'),
      columns: (n: number): string => (n === 1 ? 'column' : 'columns'),
      /** Of JSON objects. */
      keys: (n: number): string => (n === 1 ? 'key' : 'keys'),
      sample: 'sample',
    },
    more: (n: number): string => `and ${count(n)} more`,
    line: (line: number): string => `Line ${count(line)}`,
    lineOf: (source: string, line: number): string => `${source}, line ${count(line)}`,

    noImages: 'No usable URL yet.',
    names: 'Final names',
    insert: 'Put into the name',
    template: 'File names',
    planning: 'Planning the names…',
    allNames: 'All',
    renumbered: 'Numbered',
    skipped: 'Here already',
    nameFilter: 'Which names',
    takenByRow: (wanted: string, line: number): string => `${wanted} is taken by line ${count(line)}`,
    takenByFile: (wanted: string): string => `${wanted} is in the folder already`,
    savedBefore: 'Saved before, and still whole: not downloaded again',
    nameTaken: 'A file of this name stays; not downloaded',
    rejected: 'Rejected before; not downloaded again',
    folderUnread: 'The folder cannot be looked into, so files that may be there do not count.',
    folders: (n: number): string => `into ${countOf(n, 'folder', 'folders')}`,
    rangesMade: (ranges: number, addresses: number): string =>
      `${countOf(ranges, 'range', 'ranges')} made ${countOf(addresses, 'address', 'addresses')}`,
    addresses: (n: number): string => countOf(n, 'address', 'addresses'),
    identityLines: (n: number): string =>
      `${countOf(n, 'line asks', 'lines ask')} for a header or a referrer of one image. Shoal sets them for the whole list, in Options.`,

    noDoubles: 'No URL stands twice.',
    doublesNote: 'Each of these is downloaded once.',
    firstIn: (place: string, line: number): string => `${place}, first in line ${count(line)}`,
    mirror: (place: string): string => `${place}: another address of the same file`,
    smaller: (place: string): string => `${place}: a smaller size of the same picture`,

    noProblems: 'Every line is fine.',
    problemsNote: 'These lines are left out; the rest goes on. Choose one to mend it.',
    problem: (why: LineProblemReason, scheme?: string): string =>
      why === 'bad-scheme' && scheme !== undefined
        ? `Only http and https can be downloaded, not ${scheme}: addresses.`
        : reasons[why],
    mend: (place: string): string => `Mend ${place}`,
    mendField: (place: string): string => `${place} as it is to be`,
    mendSave: 'Keep',
    mendCancel: 'Cancel',
    mendLeaveOut: 'Leave out',
    mendTooLong: 'This line is too long to be mended here. Change it in the file and add that again.',
    mendHint: 'Only the list changes, not the file.',
    mended: (place: string): string => `${place} is good now.`,
    showInField: 'Show in the text',

    noHosts: 'No host yet.',
    hostRows: (n: number): string => countOf(n, 'image', 'images'),
    otherHosts: (n: number): string => countOf(n, 'other host', 'other hosts'),

    columnsNote: 'What each column is there for. A change counts at once.',
    keysNote: 'What the values of each JSON key are there for. A change counts at once.',
    columnsDetected: 'As found',
    column: (n: number): string => `Column ${count(n)}`,
    uses: { none: 'not used', url: 'image URL', name: 'file name', folder: 'folder' },
    purposeOf: (column: string): string => `Use of ${column}`,
    emptyColumn: 'empty',

    sampleTitle: 'Test a sample first',
    sampleHint: (urls: number, rows: number): string =>
      urls >= rows
        ? 'Asks for each address what a download would find, and saves nothing.'
        : `Asks for ${count(urls)} of the ${count(rows)} addresses, a few of each host, what a download would find. Nothing is saved.`,
    sampleStart: 'Test a sample',
    sampleAgain: 'Test again',
    sampleCancel: 'Stop',
    sampleRunning: (answered: number, of: number): string => `${count(answered)} of ${count(of)} asked`,
    sampleDone: (good: number, of: number): string =>
      good === of ? `All ${count(of)} look good` : `${count(good)} of ${count(of)} look good`,
    sampleCancelled: (answered: number, of: number): string => `Stopped after ${count(answered)} of ${count(of)}`,
    sampleStale: 'The list has changed since.',
    sampleTable: 'Answers to the sample',
    sampleColumns: { status: 'Status', address: 'Address', type: 'Type', size: 'Size', time: 'Time' },
    waiting: 'waiting',
    asking: 'asking…',
    leftOut: 'not asked',
    failed: 'failed',
    unknown: '–',
    warning: (why: ProbeWarning): string => warnings[why],
    warningCount: (n: number, what: string): string => `${count(n)} × ${what}`,
    webPage: 'web page',

    sizeUnknown: 'Size not known yet.',
    sizeEstimate: (total: number, samples: number): string =>
      `About ${bytes(total)}, estimated from ${countOf(samples, 'sample', 'samples')}`,
    sizeRange: (low: number, high: number): string =>
      `Between ${bytes(low)} and ${bytes(high)} if all were as the smallest or the largest`,
    free: (free: number): string => `${bytes(free)} free`,
    tooFew: (missing: number): string => `about ${bytes(missing)} too little room`,

    signaturesEnded: (n: number, signer: string): string =>
      `${countOf(n, 'signed link', 'signed links')} (${signer}) ${n === 1 ? 'has' : 'have'} expired and will be refused. Get the list anew where it came from.`,
    signaturesSoon: (n: number, signer: string, inMs: number): string =>
      `${countOf(n, 'signed link', 'signed links')} (${signer}) ${n === 1 ? 'expires' : 'expire'} soon, the first in ${duration(inMs)}. Start now, or get the list anew.`,
    signaturesFine: (n: number, at: number): string =>
      `${countOf(n, 'link is', 'links are')} signed; the first expires on ${dateTime(at)}.`,
  },
};
