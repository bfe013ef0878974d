import type { shell as en } from '../en/shell.ts';

export const shell: typeof en = {
  closeMessage: 'Diese Meldung schließen',
  notConnected: 'Diese Seite ist nicht mit Shoal verbunden.',
  notConnectedAdvice:
    'Diese Seite ist nicht mit Shoal verbunden. Schließen Sie das Fenster und starten Sie Shoal erneut.',
  noAnswer: 'Shoal hat nicht geantwortet. Versuchen Sie es erneut oder starten Sie Shoal neu.',
  didNotWork: 'Etwas hat nicht geklappt',
  didNotStart: 'Shoal ist nicht richtig gestartet',
  settingNotKept: 'Die Einstellung ließ sich nicht behalten',
};
