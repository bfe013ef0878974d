import { formatFor } from '../../format.ts';
import type { folder as en } from '../en/folder.ts';

const { bytes } = formatFor('de');

export const folder: typeof en = {
  folder: 'Ordner',
  saveTo: 'Speichern in',
  noneChosen: 'Kein Ordner gewählt',
  create: 'Ordner anlegen',
  choose: 'Ordner wählen …',
  change: 'Ändern …',
  free: (size) => `${bytes(size)} frei.`,
  replaces: 'Dateien gleichen Namens werden ersetzt.',
  replacesNothing: 'Was schon da ist, wird nicht ersetzt.',
  problems: {
    'none-chosen': () => 'Wählen Sie den Ordner zum Speichern.',
    missing: (path) => `Der Ordner ${path} ist nicht da. Legen Sie ihn an oder wählen Sie einen anderen.`,
    'no-drive': (path) =>
      `Das Laufwerk von ${path} ist nicht angeschlossen. Schließen Sie es an oder wählen Sie einen anderen Ordner.`,
    'not-a-folder': (path) => `${path} ist eine Datei, kein Ordner. Wählen Sie einen anderen.`,
    'read-only': (path) =>
      `In den Ordner ${path} lässt sich nicht schreiben. Ändern Sie seine Berechtigungen oder wählen Sie einen anderen.`,
    full: (path) => `Der Datenträger von ${path} ist voll. Schaffen Sie Platz oder wählen Sie einen anderen Ordner.`,
    'no-answer': (path) =>
      `Der Datenträger von ${path} antwortet nicht. Prüfen Sie das Laufwerk oder das Netz oder wählen Sie einen anderen Ordner.`,
  },
  notChosen: 'Der Ordner ließ sich nicht wählen',
  notCreated: 'Der Ordner ließ sich nicht anlegen',
  notOpened: 'Der Ordner ließ sich nicht öffnen',
};
