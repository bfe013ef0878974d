import { formatFor } from '../../format.ts';
import type { remedies as english } from '../en/remedies.ts';

const { count, countOf, duration, bytes } = formatFor('de');
const images = (number: number): string => countOf(number, 'Bild', 'Bilder');

/** The view of failures. */
export const remedies: typeof english = {
  view: 'Fehler',
  lead: (rows, groups) =>
    `${countOf(rows, 'Bild ist', 'Bilder sind')} fehlgeschlagen, aus ${countOf(groups, 'Grund', 'Gründen')}. Probieren Sie ein Mittel an einem davon: Hilft es, ist dieses Bild gespeichert, und die anderen lassen sich ebenso anfordern.`,
  noneLeft: 'Es schlägt nichts mehr fehl.',
  hiddenGroups: (number) => `${countOf(number, 'Gruppe ist', 'Gruppen sind')} ausgeblendet`,
  showHidden: 'Einblenden',
  title: (rows, what) => `${count(rows)} × ${what}`,
  onHost: (host) => `bei ${host}`,

  names: {
    referer: 'Eigene Seite als Referer nennen',
    'user-agent': 'Als Browser anfragen',
    https: 'https verwenden',
    fewer: 'Weniger gleichzeitig',
    patience: 'Länger warten',
    'any-size': 'Jede Größe annehmen',
  },
  hints: {
    referer: 'Sendet die Website, auf der das Bild liegt, als Referer, als wäre man dort dem Link gefolgt.',
    'user-agent': 'Sendet den User-Agent eines Browsers statt den von Shoal.',
    https: 'Fragt über eine gesicherte Verbindung statt über http.',
    fewer: 'Höchstens zwei Bilder dieses Servers gleichzeitig.',
    patience: 'Viermal so lange wie eingestellt, mindestens zwei Minuten ohne Antwort.',
    'any-size': 'Lässt die Größenbegrenzung dieser Liste weg.',
  },
  why: {
    certificate: 'An einem Zertifikat führt kein Weg vorbei: Niemand wüsste, wessen Bild das ist.',
    login: 'Hier helfen nur Benutzername und Passwort.',
    address: 'Hier hilft nur eine andere Adresse.',
    time: 'Hier lässt sich nichts anders anfordern. Verbindung und Adresse prüfen, dann wiederholen.',
    computer: 'Das liegt nicht am Server. Ist die Ursache behoben, wiederholen.',
    shoal: 'Ein Fehler in Shoal. Wiederholen; bitte melden, wenn er wieder auftritt.',
  },
  allTried: 'Alles, was helfen könnte, gilt für diesen Server bereits.',

  tryAll: 'Alle der Reihe nach an einem Bild probieren',
  stopTrial: 'Abbrechen',
  otherTrial: 'Es wird gerade etwas anderes probiert.',
  resting: 'Die Liste ist angehalten. Zum Probieren fortsetzen.',
  trialOf: (name) => `Probiert an ${name}`,
  running: 'Wird probiert …',
  waiting: 'Wartet, bis es an der Reihe ist …',
  waitingUntil: (seconds) =>
    seconds <= 0
      ? 'Der Server hat um Wartezeit gebeten. Jetzt …'
      : `Der Server hat um Wartezeit gebeten: noch ${duration(seconds * 1000)}`,
  stopped: 'Abgebrochen',
  worked: (size, type, ms) =>
    `Hilft: ${bytes(size)}${type === '' ? '' : ` ${type}`} in ${duration(ms)}. Das Bild ist gespeichert.`,
  didNotWork: (reason) => `Hilft nicht: ${reason}`,
  nothingWorked:
    'Nichts hat geholfen. Vielleicht verlangt die Website eine Anmeldung, oder das Bild ist nicht öffentlich.',
  apply: (others) => (others === 1 ? 'Auf das andere anwenden' : `Auf die ${count(others)} anderen anwenden`),
  inForce: 'Server, die anders angefragt werden',
  withdraw: 'Zurücknehmen',
  withdrawOf: (host) => `${host} wieder wie zuvor anfragen`,
  appliedNotice: (rows) => `${images(rows)} erneut angefordert`,

  retry: 'Wiederholen',
  later: 'Später',
  laterIn: (minutes) => `In ${countOf(minutes, 'Minute', 'Minuten')}`,
  laterAtEnd: 'Wenn der Rest fertig ist',
  laterNotice: (rows, minutes) => `${images(rows)} in ${countOf(minutes, 'Minute', 'Minuten')} erneut`,
  laterEndNotice: (rows) => `${images(rows)} erneut nach allen anderen`,
  copyUrls: 'URLs kopieren',
  hide: 'Diese Gruppe ausblenden',
  showRows: 'Bilder zeigen',
  hideRows: 'Bilder verbergen',
  rowsLabel: (what, host) => `Bilder: ${what} bei ${host}`,
  tryThis: (name) => `An ${name} probieren`,
  inspectThis: (name) => `${name} näher ansehen`,
  retryThis: (name) => `${name} wiederholen`,

  couldNotTry: 'Das ließ sich nicht probieren',
  couldNotStop: 'Der Versuch ließ sich nicht abbrechen',
  couldNotApply: 'Das ließ sich nicht anwenden',
  couldNotRetry: 'Die Bilder ließen sich nicht wiederholen',
  errors: {
    'not-failed': 'Dieses Bild ist nicht oder nicht mehr fehlgeschlagen.',
    busy: 'Es wird gerade ein anderes Bild probiert. Darauf warten oder es abbrechen.',
    resting: 'Die Liste ist angehalten. Zuerst fortsetzen.',
    'none-left': 'Für dieses Bild gibt es nichts mehr zu probieren.',
  },
};
