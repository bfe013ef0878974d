import { formatFor } from '../../format.ts';
import type { options as en } from '../en/options.ts';

const { count, countOf } = formatFor('de');

export const options: typeof en = {
  options: 'Optionen',
  optionsSet: (number) => `Optionen, ${count(number)} gesetzt`,
  tabs: { files: 'Dateien', requests: 'Anfragen', secrets: 'Header und Cookies', speed: 'Tempo' },
  remove: 'Entfernen',
  choose: 'Wählen …',
  none: 'Keine',

  fileNames: 'Dateinamen',
  putIntoName: 'In den Namen einsetzen',
  fileNamesHint: 'Felder in geschweiften Klammern, / zwischen Ordnern. Die Endung folgt dem Bild selbst.',
  noNamesYet: 'Noch keine Namen.',
  namesWithList: 'Mit einer Liste stehen hier ihre ersten Namen.',
  firstNames: 'Erste Namen',
  andMore: (number) => `und ${countOf(number, 'weiterer', 'weitere')}`,
  conflict: 'Wenn eine Datei dieses Namens da ist',
  conflicts: { rename: 'Neue nummerieren', skip: 'Überspringen', overwrite: 'Ersetzen' },
  conflictHints: {
    rename: 'Das neue Bild bekommt die nächste freie Nummer: photo (1).jpg.',
    skip: 'Die Datei bleibt, und das Bild wird nicht geladen.',
    overwrite: 'Das neue Bild ersetzt die Datei. Früher gespeicherte Bilder werden noch einmal geladen.',
  },
  largestFile: 'Größte Datei',
  largestFileHint:
    'Größere werden nicht gespeichert: Ein Server, der nie aufhört zu senden, würde den Datenträger füllen.',

  referer: 'Referer',
  referers: { none: 'Keiner', self: 'Die Website des Bildes', page: 'Eine Seite' },
  refererHints: {
    none: 'Manche Websites geben Bilder nur Besuchern ihrer eigenen Seiten. Dann etwas anderes wählen.',
    self: 'Jedem Server wird gesagt, dass seine eigene Startseite fragt.',
  },
  refererPage: 'Seite, zu der die Bilder gehören',
  userAgent: 'User-Agent',
  proxy: 'Proxy',
  proxies: { system: 'Der des Systems', none: 'Keiner', own: 'Ein anderer' },
  proxyHints: {
    system: 'Was das System vorgibt: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY und NO_PROXY.',
    none: 'Geradewegs zu den Websites, was auch immer das System vorgibt.',
  },
  proxyAddress: 'Adresse',
  proxyAddressHint: 'http://, https:// oder socks5://',
  proxyLogin: 'Anmeldung, falls verlangt',
  proxyLoginExample: 'benutzer:passwort',
  proxyLoginHint: 'Bleibt, bis Shoal geschlossen wird.',
  certificates: 'Zertifikate, denen außer denen des Systems zu trauen ist',
  certificatesHint: 'Eine PEM-Datei, für Websites einer Firma, deren Zertifikate das System nicht kennt.',

  nextListOnly: 'Nur für die nächste Liste.',
  nextListOnlyMore:
    'Wird nicht gemerkt, bleibt bei der Liste, bis sie fertig ist, und wird nicht mehr gezeigt, sobald sie begonnen hat.',
  headers: 'Header',
  headersHint:
    'Je Zeile einer. Was unter [einem Server] steht, geht nur an diesen Server, was unter [*.shop.example] steht, an shop.example und alle Server darunter.',
  cookies: 'Cookies',
  cookiesHint:
    'Eine Cookie-Datei im Netscape-Format, wie Browser-Erweiterungen und curl sie schreiben. Jeder Cookie geht nur an seine eigene Website.',

  rate: 'Tempogrenze für diese Liste',
  rateHint: 'Bytes je Sekunde, etwa 500 kB oder 2 MB. Die Grenze aller Listen gilt daneben.',
  noLimit: 'Keine Grenze',
  ratePerHost: 'Tempogrenze je Server',
  ratePerHostHint: 'Neben der für alle.',
  retries: 'Wiederholungen',
  retryFewer: 'Eine Wiederholung weniger',
  retryMore: 'Eine Wiederholung mehr',
  retriesHint:
    'Weitere Versuche für ein Bild, dessen Server versagt oder abbricht. Was fehlt (404), wird nicht noch einmal verlangt.',
  silence: 'Längste Stille, in Sekunden',
  secondLess: 'Eine Sekunde weniger',
  secondMore: 'Eine Sekunde mehr',
  silenceHint: 'Ein Server, der so lange schweigt, wird aufgegeben. Ein langsamer, der weiter sendet, wird es nicht.',

  wrong: {
    size: () => 'Für die Größe eine Zahl von Bytes über 0 angeben, etwa 500K, 20M oder 1.5G.',
    limit: () => 'Für die Grenze eine Zahl von Bytes über 0 angeben, etwa 500K, 20M oder 1.5G.',
    template: () =>
      'Die Vorlage ist fehlerhaft. Felder sind {name}, {stem}, {ext}, {index:04}, {line}, {host}, {folder} und {date}.',
    userAgent: 'Der User-Agent nimmt eine Zeile einfachen Text.',
    login: 'Die Anmeldung nimmt einen Benutzer und ein Passwort, etwa ich:geheim.',
    headers: (line, _problem, others) =>
      `Zeile ${line} ist nicht brauchbar; geben Sie „Name: Wert“ an oder einen [Server].${others === 0 ? '' : ` Dazu ${countOf(others, 'weitere Zeile', 'weitere Zeilen')}.`}`,
    referer: () => 'Für den Referer die URL einer Seite angeben, die mit https:// oder http:// beginnt.',
    proxy: () => 'Für den Proxy eine Adresse angeben, die mit http://, https:// oder socks5:// beginnt.',
  },
};
