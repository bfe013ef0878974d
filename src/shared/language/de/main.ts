import { formatFor } from '../../format.ts';
import type { main as en } from '../en/main.ts';

const { countOf } = formatFor('de');

export const main: typeof en = {
  choose: 'Wählen',
  open: 'Öffnen',
  save: 'Speichern',
  noDialog: 'Der Dialog lässt sich nicht zeigen.',
  notSaved: (name, why) =>
    `${name} ließ sich nicht speichern${why === '' ? '' : ` (${why})`}. Wählen Sie einen anderen Ort.`,
  chooseFolder: 'Ordner zum Speichern wählen',
  folderNotOpened: (path, why) => `Der Ordner ${path} ließ sich nicht öffnen (${why}). Er ist noch da.`,
  openLists: 'Liste von Bild-URLs öffnen',
  lists: 'Listen',
  allFiles: 'Alle Dateien',
  textFile: 'Textdatei',
  page: 'Seite',
  pngPicture: 'PNG-Bild',
  svgDrawing: 'SVG-Zeichnung',
  saveFailedUrls: 'Liste fehlgeschlagener URLs speichern',
  failedUrlsFile: 'fehlgeschlagene URLs.txt',
  saveWaterfall: 'Wasserfall speichern',
  saveReport: 'Bericht speichern',
  chooseCookies: 'Cookie-Datei wählen (Netscape-Format)',
  chooseCertificates: 'Vertrauenswürdige Zertifikate wählen (PEM)',
  certificates: (number) => countOf(number, 'Zertifikat', 'Zertifikate'),
  cookies: (number) => countOf(number, 'Cookie', 'Cookies'),
  cookiesAndBadLines: (number, bad) =>
    `${countOf(number, 'Cookie', 'Cookies')}, ${countOf(bad, 'Zeile', 'Zeilen')} ohne einen weggelassen`,

  noWindow: 'Das Fenster ist geschlossen.',
  wentWrong: 'Etwas ist schiefgegangen. Versuchen Sie es erneut.',
  fault:
    'In Shoal ist etwas Unerwartetes schiefgegangen. Versuchen Sie es erneut; bitte melden Sie es, wenn es bleibt.',
  revivedTitle: 'Das Fenster wurde neu geöffnet',
  revived: 'Sein Prozess hatte geendet. Was geladen wurde, ging inzwischen weiter.',
  noAnswerTitle: 'Der Datenträger antwortet nicht',
  noAnswer:
    'Seit 10 Sekunden ließ sich nichts schreiben. Die Downloads warten, bis er antwortet. Prüfen Sie das Laufwerk oder das Netz des Ordners.',
  noRecord:
    'Was gespeichert ist, lässt sich nicht merken: Dieselbe Liste wird noch einmal gespeichert, und keine lässt sich später fortsetzen. Prüfen Sie den Datenträger.',
  settingsUnreadable:
    'Die Einstellungen waren nicht lesbar: Alle stehen wieder auf ihren Vorgaben. Die Datei bleibt als settings.json.broken erhalten.',
  settingsNewer:
    'Die Einstellungen gehören zu einer neueren Version von Shoal. Was diese hier versteht, wird benutzt; die Datei bleibt als settings.json.newer erhalten.',
  settingsLost: (fields) =>
    `Einige Einstellungen waren nicht lesbar und stehen wieder auf ihren Vorgaben: ${fields.join(', ')}. Die Datei bleibt als settings.json.broken erhalten.`,
  settings: {
    folder: 'der Ordner',
    certificates: 'die Zertifikate',
    limits: 'wie viele Downloads zugleich laufen',
    order: 'die Reihenfolge der Liste',
    theme: 'das Farbschema',
    language: 'die Sprache',
    desktop: 'Mitteilungen, Infobereich und Ruhezustand',
    speed: 'das Tempo aller Listen',
    sideBar: 'die Seitenleiste',
    list: 'die Spalten der Liste',
    sheet: 'die Größe der Kacheln',
    thumbnailCacheBytes: 'der Platz für Vorschaubilder',
    referer: 'der Referer',
    userAgent: 'der User-Agent',
    proxy: 'der Proxy',
    nameTemplate: 'die Dateinamen',
    onConflict: 'was bei vergebenen Namen geschieht',
    bytesPerSecond: 'die Tempogrenze',
    bytesPerSecondPerHost: 'die Tempogrenze je Server',
    maxBytes: 'die größte Datei',
    retries: 'die Wiederholungen',
    timeoutSeconds: 'die Wartezeit',
  },
  diagnosticsTitle: 'Die Diagnose liegt in der Zwischenablage',
  diagnostics: 'Sie enthält keine Adressen Ihrer Liste und keine Passwörter.',

  demoList: 'Demoliste',
  textField: 'Textfeld',
  pastedFrom: (host) => `Eingefügte URLs von ${host}`,
  pastedFromHosts: (hosts) => `Eingefügte URLs von ${countOf(hosts, 'Server', 'Servern')}`,
  andMore: (name, others) => `${name} und ${countOf(others, 'weitere Quelle', 'weitere Quellen')}`,
  notFetched: (url, why) => `${url} ließ sich nicht holen: ${why}.`,
  serverAnswered: (status) => `der Server antwortete mit ${status}`,
  tookLonger: (seconds) => `es dauerte länger als ${seconds} s`,
  largerThan32: 'größer als 32 MB',
  plansAnew: 'Die Liste hat sich geändert; ihre Namen werden neu geplant.',
  imageNotSaved: 'Dieses Bild ist nicht gespeichert.',
  noGoodUrl: 'In der Liste steht noch keine brauchbare URL.',
  listGone: 'Diese Liste ist nicht mehr da.',
  otherList: 'Inzwischen wird eine andere Liste gezeigt. Es wurde nichts geändert.',
  noList: 'Es wird keine Liste geladen.',
  listBusy: 'Diese Liste wird geladen. Warten Sie darauf oder brechen Sie sie vorher ab.',
  listBusyCancel: 'Diese Liste wird geladen. Brechen Sie sie vorher ab.',
  measuringBusy: 'Eine andere Liste wird geladen. Warten Sie darauf oder halten Sie sie an, dann messen.',
  measuringAlready: 'Es wird schon gemessen.',
  measureLater: 'Warten Sie, bis die Liste fertig ist, dann messen.',
  tooFewToCompare: 'Zum Vergleichen müssen mindestens zwei Bilder gespeichert sein.',
  measuringFailed: 'Die Messung ist unerwartet fehlgeschlagen. Versuchen Sie es erneut.',
  reportLater: 'Warten Sie, bis die Liste fertig ist, dann den Bericht speichern.',
  nothingMarked: 'Es lässt sich nichts markieren, weil sich nichts merken lässt. Prüfen Sie den Datenträger.',
  noImageName: 'Der Name dieser Datei ist nicht der eines Bildes. Öffnen Sie sie aus ihrem Ordner.',
  mayHoldScripts: 'Ein SVG kann ein Programm enthalten. Öffnen Sie es aus seinem Ordner, wenn Sie ihm trauen.',
  fileTooLarge: (name) => `${name} ist größer als 256 MB. Teilen Sie die Datei und öffnen Sie die Teile.`,
  uploadTooLarge: 'Die Datei ist größer als 256 MB. Teilen Sie sie und fügen Sie die Teile hinzu.',
  fileUnreadable: (name) => `${name} ist nicht lesbar. Prüfen Sie die Berechtigungen und versuchen Sie es erneut.`,
  notText: (name) => `${name} ist keine Textdatei. Speichern Sie sie als Text oder CSV und fügen Sie das hinzu.`,
  headers: (problem) => `Header: ${problem}`,
  headersTooWide: (hosts) => `Header: ${hosts} sind Server vieler Besitzer. Nennen Sie einen davon.`,
  secretsInTerminal:
    'Diese Liste wurde mit Headern oder einer Anmeldung geladen, und die sind nicht aufgezeichnet. Fügen Sie die Liste noch einmal ein und geben Sie sie unter Optionen an. Eine aus dem Terminal geht dort mit demselben Befehl weiter.',
  optionFile: {
    cookies: (problem) => `Die Cookie-Datei ist nicht brauchbar: ${problem} Wählen Sie in den Optionen eine andere.`,
    certificates: (problem) =>
      `Die Zertifikatsdatei ist nicht brauchbar: ${problem} Wählen Sie in den Optionen eine andere.`,
  },
  storedOptionFile: {
    cookies: (problem) =>
      `Die Cookie-Datei, mit der diese Liste begonnen wurde, ist nicht brauchbar: ${problem} Legen Sie sie zurück oder wählen Sie in den Optionen eine andere, dann fortsetzen.`,
    certificates: (problem) =>
      `Die Zertifikatsdatei, mit der diese Liste begonnen wurde, ist nicht brauchbar: ${problem} Legen Sie sie zurück oder wählen Sie in den Optionen eine andere, dann fortsetzen.`,
  },
  goOnFolder: {
    'none-chosen': (folder) => `Der Ordner ${folder} ist nicht mehr bekannt.`,
    missing: (folder) =>
      `Der Ordner ${folder} ist nicht mehr da. Legen Sie ihn an oder holen Sie ihn zurück, dann kann die Liste weitergehen.`,
    'no-drive': (folder) =>
      `Das Laufwerk von ${folder} ist nicht angeschlossen. Schließen Sie es an, dann kann die Liste weitergehen.`,
    'not-a-folder': (folder) =>
      `An der Stelle des Ordners ${folder} liegt eine Datei. Holen Sie den Ordner zurück, um fortzusetzen.`,
    'read-only': (folder) =>
      `In den Ordner ${folder} lässt sich nicht schreiben. Ändern Sie seine Berechtigungen, um fortzusetzen.`,
    full: (folder) => `Der Datenträger von ${folder} ist voll. Schaffen Sie Platz, um fortzusetzen.`,
    'no-answer': (folder) =>
      `Der Datenträger von ${folder} antwortet nicht. Prüfen Sie das Laufwerk oder das Netz und setzen Sie dann fort.`,
  },
};
