import { formatFor } from '../../format.ts';
import type { ProbeWarning } from '../../probe/probe.ts';
import type { LineProblemReason } from '../../url-list/url-list.ts';
import type { compose as en } from '../en/compose.ts';

const { bytes, count, countOf, dateTime, duration } = formatFor('de');

const reasons: Record<LineProblemReason, string> = {
  'no-url':
    'In dieser Zeile steht keine URL. Eine schreiben, die mit https:// beginnt, oder # vor eine Bemerkung setzen.',
  'no-url-at-all': 'In diesem Text steht keine URL. Adressen hinzufügen, die mit https:// oder http:// beginnen.',
  'bad-json': 'Diese Zeile ist beschädigtes JSON ohne ganze URL. Anführungszeichen, Kommas und Klammern berichtigen.',
  'bad-url': 'Diese URL ist nicht lesbar. Server und Port prüfen.',
  'no-slashes': 'Hinter dem Doppelpunkt fehlen zwei Schrägstriche. https:// vor den Server schreiben.',
  'no-colon': 'Vor den Schrägstrichen fehlt der Doppelpunkt. https:// vor den Server schreiben.',
  'no-host': 'Diese Adresse nennt keinen Server. https:// und den Server davorsetzen.',
  relative:
    'Die Adresse dieses Bildes beginnt bei seiner Webseite, und die ist nicht bekannt. <base href="https://…"> mit deren Adresse darüber schreiben.',
  'too-long': 'Diese URL ist länger als 8.192 Zeichen. Prüfen, ob ein Zeilenumbruch fehlt.',
  'range-too-large': 'Dieser Bereich ergibt mehr als 100.000 Adressen. In kleinere aufteilen.',
  'ranges-too-large': 'Die Bereiche ergeben zusammen zu viele Adressen. Den Rest in eine andere Liste schreiben.',
  'bad-scheme': 'Nur http und https lassen sich herunterladen.',
};

const warnings: Record<ProbeWarning, string> = {
  forbidden:
    'Verweigert. Vielleicht will der Server als Referer genannt werden oder einen Browser sehen: beides in den Optionen.',
  login: 'Der Server verlangt eine Anmeldung. Header oder Cookies in den Optionen angeben.',
  missing: 'Nicht gefunden. Die Bilder sind vielleicht fort, oder die Liste ist alt.',
  busy: 'Der Server bittet um weniger Anfragen. Weniger gleichzeitig laden oder später beginnen.',
  'server-error': 'Der Server hat selbst ein Problem. Später beginnen.',
  refused: 'Der Server lehnt diese Adresse ab. Im Browser öffnen, um den Grund zu sehen.',
  page: 'Statt eines Bildes kommt eine Webseite. Vielleicht führen die Links zu Seiten oder zu einer Anmeldung.',
  'not-an-image': 'Was kommt, ist kein Bild, das Shoal kennt.',
  empty: 'Die Antwort ist leer.',
  'too-large': 'Größer als die größte gewünschte Datei; siehe Optionen.',
};

/** Where a list is put together, and the check of it before it starts. */
export const compose: typeof en = {
  field: 'Bild-URLs',
  fieldHint: 'Bild-URLs einfügen oder eine Textdatei hierher ziehen',
  clearAll: 'Alles leeren',
  openList: 'Liste öffnen …',
  fromClipboard: 'Aus Zwischenablage',
  sources: 'Quellen',
  removeSource: (name) => `${name} entfernen`,
  urlsIn: (urls) => ` ${urls === 1 ? 'URL' : 'URLs'}`,
  reading: 'wird gelesen …',
  waiting: 'wartet',
  stopReading: (name) => `${name} nicht weiter lesen`,
  readingPart: (percent) => `${percent} gelesen`,
  textField: 'Textfeld',
  welcome: 'Eine ganze Liste von Bildern herunterladen, viele gleichzeitig',
  welcomeHint: 'Eine URL je Zeile oder jeder Text mit URLs darin. Auch Textdateien, Webseiten und Tabellen.',
  demo: 'Demo',
  demoQuestion: 'Keine Liste zur Hand?',
  demoHint:
    'Die Demo liefert 60 Bilder von diesem Computer, jedes mit etwas Verzögerung, und zeigt, was gleichzeitiges Herunterladen spart.',
  demoButton: 'Demo-Liste ausprobieren',
  dropIntoNext: 'Loslassen, um es in die nächste Liste zu legen',
  dropHere: 'Loslassen, um es zur Liste hinzuzufügen',
  dropHint: 'Textdateien, Webseiten und Tabellen mit URLs darin',
  pastedIntoNext: 'In die nächste Liste eingefügt',

  atOnceLegend: 'Wie viele gleichzeitig',
  atOnceHint: 'Mehr ist schneller, bis Server oder Leitung ausgelastet sind.',
  start: 'Starten',
  starting: 'Wird gestartet …',
  controlKey: 'Strg',
  readyToStart: (images, keys) => `${countOf(images, 'Bild', 'Bilder')} · ${keys}`,
  blocked: {
    reading: 'Liste wird gelesen …',
    empty: 'Zuerst Bild-URLs hinzufügen.',
    unusable: 'Noch keine Zeile mit brauchbarer URL.',
    lookingAtFolder: 'Ordner wird geprüft …',
    noFolder: 'Zuerst einen Ordner wählen.',
    badFolder: 'Der Ordner ist nicht verwendbar.',
  },

  store: {
    readFailed: 'Der Text ließ sich nicht lesen',
    tooLargeTitle: (name) => `${name} ist zu groß`,
    tooLarge: 'Listen bis 256 MB lassen sich lesen. Die Datei teilen und die Teile hinzufügen.',
    fileFailedTitle: (name) => `${name} ließ sich nicht lesen`,
    fileFailed: 'Textdateien wie urls.txt hierher ziehen; Ordner lassen sich nicht lesen.',
    pastedText: 'Eingefügter Text',
    addFailed: (name) => `${name} ließ sich nicht hinzufügen`,
    noUrlsTitle: (name) => `${name} enthält keine URLs`,
    noUrls: 'Eine Textdatei mit einer Bild-URL je Zeile hinzufügen.',
    addedToNext: 'Zur nächsten Liste hinzugefügt',
    addedImages: (name, images) => `${name}: ${countOf(images, 'Bild', 'Bilder')}`,
    openFailed: 'Die Liste ließ sich nicht öffnen',
    clipboardFailed: 'Aus der Zwischenablage wurde nichts hinzugefügt',
    demoFailed: 'Die Demo-Liste ließ sich nicht erstellen',
    removeFailed: 'Die Quelle ließ sich nicht entfernen',
    clearFailed: 'Die Liste ließ sich nicht leeren',
    cleared: 'Liste geleert',
    clearedImages: (images) => countOf(images, 'Bild', 'Bilder'),
    undo: 'Rückgängig',
    restoreFailed: 'Die Liste ließ sich nicht wiederherstellen',
    startFailed: 'Der Download ließ sich nicht starten',
    columnsFailed: 'Die Spalten ließen sich nicht ändern',
    mendFailed: 'Die Zeile ließ sich nicht ändern',
    sampleFailed: 'Die Stichprobe ließ sich nicht prüfen',
    optionFailed: 'Die Vorlage ließ sich nicht übernehmen',
  },

  doctor: {
    region: 'Prüfung der Liste',
    tabs: {
      images: (n) => (n === 1 ? 'Bild' : 'Bilder'),
      double: () => 'doppelt',
      bad: () => 'fehlerhaft',
      hosts: () => 'Server',
      columns: (n) => (n === 1 ? 'Spalte' : 'Spalten'),
      keys: () => 'Schlüssel',
      sample: 'Stichprobe',
    },
    more: (n) => `und ${count(n)} weitere`,
    line: (line) => `Zeile ${count(line)}`,
    lineOf: (source, line) => `${source}, Zeile ${count(line)}`,

    noImages: 'Noch keine brauchbare URL.',
    names: 'Endgültige Namen',
    insert: 'In den Namen einsetzen',
    template: 'Dateinamen',
    planning: 'Namen werden geplant …',
    allNames: 'Alle',
    renumbered: 'Nummeriert',
    skipped: 'Schon da',
    nameFilter: 'Welche Namen',
    takenByRow: (wanted, line) => `${wanted} gehört schon zu Zeile ${count(line)}`,
    takenByFile: (wanted) => `${wanted} liegt schon im Ordner`,
    savedBefore: 'Schon gespeichert und noch vollständig: wird nicht erneut geladen',
    nameTaken: 'Eine Datei dieses Namens bleibt; wird nicht geladen',
    rejected: 'Früher verworfen; wird nicht erneut geladen',
    folderUnread: 'Der Ordner lässt sich nicht lesen; Dateien, die darin liegen, zählen nicht.',
    folders: (n) => `in ${countOf(n, 'Ordner', 'Ordner')}`,
    rangesMade: (ranges, addresses) =>
      `${countOf(ranges, 'Bereich ergab', 'Bereiche ergaben')} ${countOf(addresses, 'Adresse', 'Adressen')}`,
    addresses: (n) => countOf(n, 'Adresse', 'Adressen'),
    identityLines: (n) =>
      `${countOf(n, 'Zeile verlangt', 'Zeilen verlangen')} einen Header oder Referer für ein einzelnes Bild. In Shoal gelten sie für die ganze Liste, siehe Optionen.`,

    noDoubles: 'Keine URL steht zweimal da.',
    doublesNote: 'Jede davon wird einmal geladen.',
    firstIn: (place, line) => `${place}, zuerst in Zeile ${count(line)}`,
    mirror: (place) => `${place}: weitere Adresse derselben Datei`,
    smaller: (place) => `${place}: kleinere Fassung desselben Bildes`,

    noProblems: 'Alle Zeilen sind in Ordnung.',
    problemsNote: 'Diese Zeilen werden ausgelassen; der Rest läuft. Zum Ausbessern eine anklicken.',
    problem: (why, scheme) =>
      why === 'bad-scheme' && scheme !== undefined
        ? `Nur http und https lassen sich herunterladen, keine ${scheme}-Adressen.`
        : reasons[why],
    mend: (place) => `${place} ausbessern`,
    mendField: (place) => `${place}, wie sie lauten soll`,
    mendSave: 'Übernehmen',
    mendCancel: 'Abbrechen',
    mendLeaveOut: 'Auslassen',
    mendTooLong: 'Diese Zeile ist zu lang, um sie hier auszubessern. In der Datei ändern und diese erneut hinzufügen.',
    mendHint: 'Nur die Liste ändert sich, nicht die Datei.',
    mended: (place) => `${place} ist jetzt in Ordnung.`,
    showInField: 'Im Text zeigen',

    noHosts: 'Noch kein Server.',
    hostRows: (n) => countOf(n, 'Bild', 'Bilder'),
    otherHosts: (n) => countOf(n, 'weiterer Server', 'weitere Server'),

    columnsNote: 'Wofür jede Spalte da ist. Eine Änderung gilt sofort.',
    keysNote: 'Wofür da ist, was im JSON hinter jedem Schlüssel steht. Eine Änderung gilt sofort.',
    columnsDetected: 'Wie erkannt',
    column: (n) => `Spalte ${count(n)}`,
    uses: { none: 'ungenutzt', url: 'Bild-URL', name: 'Dateiname', folder: 'Ordner' },
    purposeOf: (column) => `Verwendung von ${column}`,
    emptyColumn: 'leer',

    sampleTitle: 'Erst eine Stichprobe prüfen',
    sampleHint: (urls, rows) =>
      urls >= rows
        ? 'Fragt bei jeder Adresse an, was ein Download fände, und speichert nichts.'
        : `Fragt bei ${count(urls)} der ${count(rows)} Adressen an, einigen von jedem Server, was ein Download fände. Nichts wird gespeichert.`,
    sampleStart: 'Stichprobe prüfen',
    sampleAgain: 'Erneut prüfen',
    sampleCancel: 'Anhalten',
    sampleRunning: (answered, of) => `${count(answered)} von ${count(of)} gefragt`,
    sampleDone: (good, of) =>
      good === of ? `Alle ${count(of)} sehen gut aus` : `${count(good)} von ${count(of)} sehen gut aus`,
    sampleCancelled: (answered, of) => `Nach ${count(answered)} von ${count(of)} angehalten`,
    sampleStale: 'Die Liste hat sich seitdem geändert.',
    sampleTable: 'Antworten auf die Stichprobe',
    sampleColumns: { status: 'Status', address: 'Adresse', type: 'Typ', size: 'Größe', time: 'Zeit' },
    waiting: 'wartet',
    asking: 'fragt …',
    leftOut: 'nicht gefragt',
    failed: 'Fehler',
    unknown: '–',
    warning: (why) => warnings[why],
    warningCount: (n, what) => `${count(n)} × ${what}`,
    webPage: 'Webseite',

    sizeUnknown: 'Größe noch unbekannt.',
    sizeEstimate: (total, samples) => `Etwa ${bytes(total)}, geschätzt aus ${countOf(samples, 'Probe', 'Proben')}`,
    sizeRange: (low, high) =>
      `Zwischen ${bytes(low)} und ${bytes(high)}, wenn alle wie die kleinste oder größte Probe wären`,
    free: (free) => `${bytes(free)} frei`,
    tooFew: (missing) => `etwa ${bytes(missing)} zu wenig Platz`,

    signaturesEnded: (n, signer) =>
      `${countOf(n, 'signierter Link', 'signierte Links')} (${signer}) ${n === 1 ? 'ist' : 'sind'} abgelaufen und ${n === 1 ? 'wird' : 'werden'} abgelehnt. Die Liste dort neu holen, wo sie herkam.`,
    signaturesSoon: (n, signer, inMs) =>
      `${countOf(n, 'signierter Link läuft', 'signierte Links laufen')} (${signer}) bald ab, der erste in ${duration(inMs)}. Jetzt starten oder die Liste neu holen.`,
    signaturesFine: (n, at) =>
      `${countOf(n, 'Link ist', 'Links sind')} signiert; der erste läuft am ${dateTime(at)} ab.`,
  },
};
