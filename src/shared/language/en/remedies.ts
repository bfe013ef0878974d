import { formatFor } from '../../format.ts';

const { count, countOf, duration, bytes } = formatFor('en');
const images = (number: number): string => countOf(number, 'image', 'images');

/** The view of failures: what failed where, and what can be tried against it. */
export const remedies = {
  view: 'Failures',
  lead: (rows: number, groups: number): string =>
    `${countOf(rows, 'image has', 'images have')} failed, for ${countOf(groups, 'reason', 'reasons')}. Try a remedy on one of them: it is saved if that works, and the others can then be asked for in the same way.`,
  noneLeft: 'Nothing fails any more.',
  hiddenGroups: (number: number): string => `${countOf(number, 'group is', 'groups are')} hidden`,
  showHidden: 'Show',
  /** A group's heading: how many, and with which status or reason. */
  title: (rows: number, what: string): string => `${count(rows)} × ${what}`,
  onHost: (host: string): string => `on ${host}`,

  names: {
    referer: 'Name its own site as referrer',
    'user-agent': 'Ask as a browser',
    https: 'Use https',
    fewer: 'Fewer at once',
    patience: 'Wait longer',
    'any-size': 'Take any size',
  },
  hints: {
    referer: 'Sends the site that the image lies on as Referer, as if its link had been followed there.',
    'user-agent': 'Sends the User-Agent of a browser in place of Shoal’s own.',
    https: 'Asks over a secure connection in place of http.',
    fewer: 'Two images of this host at once, and no more.',
    patience: 'Four times the longest silence that is set, and at least two minutes.',
    'any-size': 'Leaves out the size limit of this list.',
  },
  why: {
    certificate: 'Shoal does not go around a certificate: nobody could tell whose image that is.',
    login: 'Only a user name and password help here.',
    address: 'Only another address helps here.',
    time: 'Nothing else can be asked for here. Check the connection and the address, then retry.',
    computer: 'This is not the server’s doing. Once the cause is out of the way, retry.',
    shoal: 'A fault of Shoal. Retry; please report it if it happens again.',
  },
  allTried: 'Everything that could help is in force for this host already.',

  tryAll: 'Try all in turn on one image',
  stopTrial: 'Stop',
  otherTrial: 'Another trial is under way.',
  resting: 'The list is paused. Resume it to try something.',
  trialOf: (name: string): string => `Tried on ${name}`,
  running: 'Being tried…',
  waiting: 'Waits for its turn…',
  waitingUntil: (seconds: number): string =>
    seconds <= 0 ? 'The host has asked to wait. Now…' : `The host has asked to wait: in ${duration(seconds * 1000)}`,
  stopped: 'Stopped',
  worked: (size: number, type: string, ms: number): string =>
    `Works: ${bytes(size)}${type === '' ? '' : ` of ${type}`} in ${duration(ms)}. The image is saved.`,
  didNotWork: (reason: string): string => `Does not help: ${reason}`,
  nothingWorked: 'Nothing helped. The site may ask for a login, or the image may not be there for others.',
  apply: (others: number): string => (others === 1 ? 'Apply to the other one' : `Apply to the ${count(others)} others`),
  inForce: 'Hosts that are asked otherwise',
  withdraw: 'Take back',
  withdrawOf: (host: string): string => `Ask ${host} as before`,
  appliedNotice: (rows: number): string => `${images(rows)} asked for again`,

  retry: 'Retry',
  later: 'Later',
  laterIn: (minutes: number): string => `In ${countOf(minutes, 'minute', 'minutes')}`,
  laterAtEnd: 'When the rest is done',
  laterNotice: (rows: number, minutes: number): string =>
    `${images(rows)} again in ${countOf(minutes, 'minute', 'minutes')}`,
  laterEndNotice: (rows: number): string => `${images(rows)} again behind all others`,
  copyUrls: 'Copy URLs',
  hide: 'Hide this group',
  showRows: 'Show images',
  hideRows: 'Hide images',
  rowsLabel: (what: string, host: string): string => `Images: ${what} on ${host}`,
  tryThis: (name: string): string => `Try on ${name}`,
  inspectThis: (name: string): string => `Look into ${name}`,
  retryThis: (name: string): string => `Retry ${name}`,

  couldNotTry: 'That could not be tried',
  couldNotStop: 'The trial could not be stopped',
  couldNotApply: 'That could not be applied',
  couldNotRetry: 'The images could not be retried',
  errors: {
    'not-failed': 'This image has not failed, or no longer.',
    busy: 'Another image is being tried. Wait for it, or stop it first.',
    resting: 'The list is paused. Resume it first.',
    'none-left': 'There is nothing more to try for this image.',
  },
};
