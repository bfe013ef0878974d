import type { FolderProblem } from '../../folder.ts';
import { formatFor } from '../../format.ts';

const { countOf } = formatFor('en');

/** What main says: dialogs of the system, and why something that was asked for cannot be done. */
export const main = {
  choose: 'Choose',
  open: 'Open',
  save: 'Save',
  noDialog: 'The dialog cannot be shown.',
  notSaved: (name: string, why: string): string =>
    `${name} could not be saved${why === '' ? '' : ` (${why})`}. Choose another place.`,
  chooseFolder: 'Choose the folder to save into',
  folderNotOpened: (path: string, why: string): string =>
    `The folder ${path} could not be opened (${why}). It is still there.`,
  openLists: 'Open a list of image URLs',
  lists: 'Lists',
  allFiles: 'All files',
  textFile: 'Text file',
  page: 'Page',
  pngPicture: 'PNG picture',
  svgDrawing: 'SVG drawing',
  saveFailedUrls: 'Save the list of failed URLs',
  failedUrlsFile: 'failed urls.txt',
  saveWaterfall: 'Save the waterfall',
  saveReport: 'Save the report',
  chooseCookies: 'Choose a cookie file (Netscape format)',
  chooseCertificates: 'Choose certificates to trust (PEM)',
  certificates: (number: number): string => countOf(number, 'certificate', 'certificates'),
  cookies: (number: number): string => countOf(number, 'cookie', 'cookies'),
  cookiesAndBadLines: (number: number, bad: number): string =>
    `${countOf(number, 'cookie', 'cookies')}, ${countOf(bad, 'line', 'lines')} without one left out`,

  noWindow: 'The window is closed.',
  wentWrong: 'Something went wrong. Try again.',
  fault: 'Something unexpected went wrong in Shoal. Try again; please report it if it stays.',
  revivedTitle: 'The window was opened anew',
  revived: 'Its process had ended. What was being downloaded went on meanwhile.',
  noAnswerTitle: 'The disk does not answer',
  noAnswer:
    'For 10 seconds nothing could be written. The downloads wait until it answers. Check the drive or the network of the folder.',
  noRecord:
    'What is saved cannot be remembered, so the same list again will be saved again, and none can be gone on with later. Check the disk.',
  settingsUnreadable:
    'The settings could not be read: all of them are back at their defaults. The file is kept as settings.json.broken.',
  settingsNewer:
    'The settings belong to a newer version of Shoal. What this one understands is used; the file is kept as settings.json.newer.',
  settingsLost: (fields: readonly string[]): string =>
    `Some settings could not be read and are back at their defaults: ${fields.join(', ')}. The file is kept as settings.json.broken.`,
  settings: {
    folder: 'the folder',
    certificates: 'the certificates',
    limits: 'how many downloads run at once',
    order: 'the order of the list',
    theme: 'the theme',
    language: 'the language',
    desktop: 'notifications, tray and sleep',
    speed: 'the speed of all lists',
    sideBar: 'the side bar',
    list: 'the columns of the list',
    sheet: 'the size of the tiles',
    thumbnailCacheBytes: 'the room for thumbnails',
    referer: 'the Referer',
    userAgent: 'the User-Agent',
    proxy: 'the proxy',
    nameTemplate: 'the names of files',
    onConflict: 'what happens to names that are taken',
    bytesPerSecond: 'the speed limit',
    bytesPerSecondPerHost: 'the speed limit per host',
    maxBytes: 'the largest file',
    retries: 'the retries',
    timeoutSeconds: 'the time-out',
  },
  diagnosticsTitle: 'The diagnostics are in the clipboard',
  diagnostics: 'They hold no addresses of your list and no passwords.',

  demoList: 'Demo list',
  textField: 'Text field',
  /** What a list is called whose URLs were pasted. */
  pastedFrom: (host: string): string => `Pasted URLs from ${host}`,
  pastedFromHosts: (hosts: number): string => `Pasted URLs from ${countOf(hosts, 'host', 'hosts')}`,
  andMore: (name: string, others: number): string => `${name} and ${others} more`,
  notFetched: (url: string, why: string): string => `${url} could not be fetched: ${why}.`,
  serverAnswered: (status: number): string => `the server answered with ${status}`,
  tookLonger: (seconds: number): string => `it took longer than ${seconds} s`,
  largerThan32: 'it is larger than 32 MB',
  plansAnew: 'The list has changed; its names are being planned anew.',
  imageNotSaved: 'This image has not been saved.',
  noGoodUrl: 'There is no good URL in the list yet.',
  listGone: 'This list is not there any more.',
  otherList: 'Another list is shown by now. Nothing was changed.',
  noList: 'There is no list being downloaded.',
  listBusy: 'This list is being downloaded. Wait for it, or cancel it first.',
  listBusyCancel: 'This list is being downloaded. Cancel it first.',
  measuringBusy: 'Another list is being downloaded. Wait for it or pause it, then measure.',
  measuringAlready: 'It is being measured already.',
  measureLater: 'Wait until the list is finished, then measure.',
  tooFewToCompare: 'At least two images must have been saved to compare anything.',
  measuringFailed: 'Measuring failed unexpectedly. Try again.',
  reportLater: 'Wait until the list is finished, then save the report.',
  nothingMarked: 'Nothing can be marked, because nothing can be remembered. Check the disk.',
  noImageName: 'The name of this file is not that of an image. Open it from its folder.',
  mayHoldScripts: 'An SVG can hold a program. Open it from its folder if you trust it.',
  fileTooLarge: (name: string): string => `${name} is larger than 256 MB. Split it and open the parts.`,
  uploadTooLarge: 'The file is larger than 256 MB. Split it and add the parts.',
  fileUnreadable: (name: string): string => `${name} cannot be read. Check its permissions and try again.`,
  notText: (name: string): string => `${name} is not a text file. Save it as text or CSV and add that.`,
  headers: (problem: string): string => `Headers: ${problem}`,
  headersTooWide: (hosts: string): string => `Headers: ${hosts} are the hosts of many owners. Name one of them.`,
  secretsInTerminal:
    'This list was downloaded with headers or a login, and these are not on record. Paste the list again and give them under Options. One from the terminal goes on there, with the same command.',
  optionFile: {
    cookies: (problem: string): string => `The cookie file ${problem} Choose another in Options.`,
    certificates: (problem: string): string => `The file of certificates ${problem} Choose another in Options.`,
  },
  storedOptionFile: {
    cookies: (problem: string): string =>
      `The cookie file that this list was begun with ${problem} Put it back, or choose another in Options, and go on again.`,
    certificates: (problem: string): string =>
      `The file of certificates that this list was begun with ${problem} Put it back, or choose another in Options, and go on again.`,
  },
  /** What stands in the way of going on with a list in its folder. */
  goOnFolder: {
    'none-chosen': (folder: string): string => `The folder ${folder} is not known any more.`,
    missing: (folder: string): string =>
      `The folder ${folder} is not there any more. Create it, or put it back, and the list can go on.`,
    'no-drive': (folder: string): string =>
      `The drive of ${folder} is not connected. Plug it in, and the list can go on.`,
    'not-a-folder': (folder: string): string =>
      `In place of the folder ${folder} there is a file. Put the folder back to go on.`,
    'read-only': (folder: string): string =>
      `The folder ${folder} cannot be written to. Change its permissions to go on.`,
    full: (folder: string): string => `The disk of ${folder} is full. Free some space to go on.`,
    'no-answer': (folder: string): string =>
      `The disk of ${folder} does not answer. Check the drive or the network, then go on.`,
  } satisfies Record<FolderProblem, (folder: string) => string>,
};
