import { formatFor } from '../../format.ts';

// The engine tells what happened in English, for the terminal and the logs, and records it so. Its sentences are few and of
// fixed form, so that the window's German is found by their form, with all that they tell: which folder, how long, what a
// page is called. `{host}` and the like stand for what differs; `{n}` for a figure, which German writes otherwise.

/** The engine's sentences, whole or as far as they differ, and what they are in German. The first that fits counts. */
const phrases: readonly [english: string, german: string][] = [
  // the line to the server
  ['{host} was not found.', '{host} wurde nicht gefunden.'],
  ['The name {host} could not be looked up.', 'Der Name {host} ließ sich nicht nachschlagen.'],
  ['The name {host} was not looked up within {n}.', 'Der Name {host} wurde in {n} nicht nachgeschlagen.'],
  ['{host} refused the connection.', '{host} hat die Verbindung abgelehnt.'],
  ['{host} cannot be reached.', '{host} ist nicht erreichbar.'],
  ['There is no network route to {host}.', 'Ins Netz von {host} führt kein Weg.'],
  ['{host} broke off the connection.', '{host} hat die Verbindung abgebrochen.'],
  ['{host} did not answer in time.', '{host} hat nicht rechtzeitig geantwortet.'],
  ['{host} did not accept a connection within {n}.', '{host} hat in {n} keine Verbindung angenommen.'],
  ['{host} did not finish the TLS handshake within {n}.', '{host} hat in {n} keine sichere Verbindung aufgebaut.'],
  ['{host} did not answer within {n}.', '{host} hat in {n} nicht geantwortet.'],
  ['{host} sent nothing for {n}.', '{host} hat in {n} nichts gesendet.'],
  ['{host} sends fewer than {n} bytes per second.', '{host} sendet weniger als {n} Bytes in der Sekunde.'],
  ['{proxy} did not connect to {host}.', '{proxy} hat keine Verbindung zu {host} hergestellt.'],
  ['{proxy} did not connect to {host} ({status}).', '{proxy} hat keine Verbindung zu {host} hergestellt ({status}).'],
  [
    'The proxy has no address that begins with http://, https:// or socks5://.',
    'Die Adresse des Proxys beginnt nicht mit http://, https:// oder socks5://.',
  ],
  ['The request to {host} failed ({code}).', 'Die Anfrage an {host} ist fehlgeschlagen ({code}).'],
  ['The certificate of {host} has expired.', 'Das Zertifikat von {host} ist abgelaufen.'],
  ['{host} signs its own certificate.', '{host} hat sich sein Zertifikat selbst ausgestellt.'],
  [
    'The certificate that {host} shows belongs to another host.',
    'Das Zertifikat, das {host} vorzeigt, gehört einem anderen Server.',
  ],
  ['The certificate of {host} is not valid yet.', 'Das Zertifikat von {host} gilt noch nicht.'],
  ['The certificate of {host} is too weak to be trusted.', 'Das Zertifikat von {host} ist zu schwach.'],
  ['{host} does not speak TLS there.', '{host} spricht dort kein TLS.'],
  ['The secure connection to {host} failed ({code}).', 'Die sichere Verbindung zu {host} ist gescheitert ({code}).'],
  // what the server said
  [
    'The proxy in front of {host} asks for a login ({status}).',
    'Der Proxy vor {host} verlangt eine Anmeldung ({status}).',
  ],
  ['{host} asks for a login ({status}).', '{host} verlangt eine Anmeldung ({status}).'],
  ['{host} refuses access ({status}).', '{host} verweigert den Zugriff ({status}).'],
  ['{host} has no such image ({status}).', '{host} hat kein solches Bild ({status}).'],
  ['{host} answered without an image ({status}).', '{host} hat ohne ein Bild geantwortet ({status}).'],
  ['{host} is busy ({status}).', '{host} ist ausgelastet ({status}).'],
  ['{host} is busy ({status}) and asks to wait {n}.', '{host} ist ausgelastet ({status}) und bittet, {n} zu warten.'],
  ['{host} has a problem of its own ({status}).', '{host} hat selbst ein Problem ({status}).'],
  [
    '{host} has a problem of its own ({status}) and asks to wait {n}.',
    '{host} hat selbst ein Problem ({status}) und bittet, {n} zu warten.',
  ],
  ['{host} redirects without saying where ({status}).', '{host} leitet weiter, ohne zu sagen, wohin ({status}).'],
  ['{host} redirects in circles: it was the {n}th time.', '{host} leitet im Kreis weiter: Es war das {n}. Mal.'],
  ['{host} redirects to something that is no address.', '{host} leitet auf etwas weiter, das keine Adresse ist.'],
  [
    '{host} redirects to something that is not http or https.',
    '{host} leitet auf etwas weiter, das weder http noch https ist.',
  ],
  ['{host} redirects from https to unprotected http.', '{host} leitet von https auf ungeschütztes http weiter.'],
  [
    'A redirect leads to {host}, which is inside this network.',
    'Eine Weiterleitung führt zu {host}, einer Adresse im eigenen Netz.',
  ],
  ['{host} answered with something that is not HTTP.', '{host} hat etwas geantwortet, das kein HTTP ist.'],
  ['{host} sent headers larger than {n}.', '{host} hat Kopfzeilen von mehr als {n} gesendet.'],
  ['{host} wants to speak another protocol ({status}).', '{host} will ein anderes Protokoll sprechen ({status}).'],
  ['{host} sent only a part of the image, unasked.', '{host} hat ungefragt nur einen Teil des Bildes gesendet.'],
  ['{host} sent more bytes than it announced.', '{host} hat mehr Bytes gesendet als angekündigt.'],
  ['{host} answered {status}.', '{host} hat mit {status} geantwortet.'],
  // what arrived
  ['{host} sent an empty answer.', '{host} hat eine leere Antwort gesendet.'],
  ['{host} sent {n} of {m} bytes.', '{host} hat {n} von {m} Bytes gesendet.'],
  ['{host} sent fewer bytes than it announced.', '{host} hat weniger Bytes gesendet als angekündigt.'],
  [
    '{host} closed the connection before the end of the image.',
    '{host} hat die Verbindung vor dem Ende des Bildes geschlossen.',
  ],
  ['{host} closed the connection before the end.', '{host} hat die Verbindung vor dem Ende geschlossen.'],
  ['{host} stopped before the end ({code}).', '{host} hat vor dem Ende aufgehört ({code}).'],
  ['{host} sent a body that breaks the rules of HTTP.', '{host} hat gegen die Regeln von HTTP gesendet.'],
  ['The file on {host} has {n}, more than the limit.', 'Die Datei auf {host} hat {n}, mehr als erlaubt.'],
  ['The file on {host} is larger than the limit.', 'Die Datei auf {host} ist größer als erlaubt.'],
  ['{host} sent a coding that Shoal does not know.', '{host} hat in einer Form gesendet, die Shoal nicht kennt.'],
  [
    '{host} sent compressed data that cannot be unpacked.',
    '{host} hat gepackte Daten gesendet, die sich nicht entpacken lassen.',
  ],
  ['{host} sent {n} that unpack to more than {m}.', '{host} hat {n} gesendet, die entpackt mehr als {m} sind.'],
  [
    'Not an image ({type}): {host} sent {what}, "{title}".',
    'Kein Bild ({type}): {host} hat {what} gesendet, „{title}“.',
  ],
  ['Not an image ({type}): {host} sent {what}.', 'Kein Bild ({type}): {host} hat {what} gesendet.'],
  // this computer
  ['The disk of {folder} is full.', 'Der Datenträger von {folder} ist voll.'],
  [
    'The disk of {folder} has {n} left, and the file needs {m}.',
    'Auf dem Datenträger von {folder} sind {n} frei, und die Datei braucht {m}.',
  ],
  ['The folder {folder} is no longer there.', 'Der Ordner {folder} ist nicht mehr da.'],
  ['The folder {folder} cannot be written to.', 'In den Ordner {folder} lässt sich nicht schreiben.'],
  [
    '{path} is a link that leads out of the folder {folder}.',
    '{path} ist ein Verweis, der aus dem Ordner {folder} hinausführt.',
  ],
  ['{path} is a link that leads nowhere.', '{path} ist ein Verweis, der ins Leere führt.'],
  ['A file is where the folder {path} is to be.', 'Wo der Ordner {path} sein soll, liegt eine Datei.'],
  ['This computer has too many files open.', 'Dieser Computer hat zu viele Dateien offen.'],
  [
    'This computer has too many files and connections open.',
    'Dieser Computer hat zu viele Dateien und Verbindungen offen.',
  ],
  ['Writing into {folder} failed ({code}).', 'Das Schreiben nach {folder} ist fehlgeschlagen ({code}).'],
  ['Something unexpected went wrong with {host}.', 'Bei {host} ist etwas Unerwartetes schiefgegangen.'],
];

/** What was sent in place of an image, as the engine says it. */
const things: Record<string, string> = {
  'a web page': 'eine Webseite',
  'XML data': 'XML-Daten',
  'JSON data': 'JSON-Daten',
  'a PDF document': 'ein PDF-Dokument',
  'a ZIP archive': 'ein ZIP-Archiv',
  'one for Windows': 'eines für Windows',
  'one for Linux': 'eines für Linux',
  'one for macOS': 'eines für macOS',
  'one for macOS or Java': 'eines für macOS oder Java',
  'a script': 'ein Skript',
  'something else': 'etwas anderes',
  'a program': 'ein Programm',
  'unknown data': 'unbekannte Daten',
  'the time allowed': 'der erlaubten Zeit',
};

interface Phrase {
  pattern: RegExp;
  /** The names of what differs, in English order. */
  names: string[];
  german: string;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A host has no blank in it, a code no bracket; a folder and a title may have anything. */
const forms: Partial<Record<string, string>> = {
  host: String.raw`(\S+)`,
  status: String.raw`(\d{3})`,
  code: '([^()]+)',
  type: '([^()]+)',
};

function phraseOf([english, german]: readonly [string, string]): Phrase {
  const names: string[] = [];
  const pattern = english
    .split(/\{(\w+)\}/)
    .map((part, at) => {
      if (at % 2 === 0) return escaped(part);
      names.push(part);
      return forms[part] ?? '(.+?)';
    })
    .join('');
  return { pattern: new RegExp(`^${pattern}$`, 's'), names, german };
}

const { count } = formatFor('de');

/** An English figure with or without a unit: `1,234`, `9.5 s`, `the time allowed`. */
function inGerman(name: string, text: string): string {
  if (things[text] !== undefined) return things[text];
  if (name !== 'n' && name !== 'm') return text;
  if (/^\d{4,}$/.test(text)) return count(Number(text));
  return text.replaceAll(/[.,](?=\d)/g, (mark) => (mark === '.' ? ',' : '.'));
}

let book: readonly Phrase[] | undefined;

/**
 * Says in German what the engine has said in English.
 *
 * @param sentence as in `Failure.message`, from this version of Shoal or, in the record, from an older one
 * @returns null for a sentence that is not known
 */
export function germanSentence(sentence: string): string | null {
  book ??= phrases.map(phraseOf);
  for (const { pattern, names, german } of book) {
    const found = pattern.exec(sentence);
    if (found === null) continue;
    const parts = new Map(names.map((name, at) => [name, inGerman(name, found[at + 1] ?? '')]));
    return german.replaceAll(/\{(\w+)\}/g, (whole, name: string) => parts.get(name) ?? whole);
  }
  return null;
}
