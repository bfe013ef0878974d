import { session } from 'electron';

/** The window needs no permission, so none is given (item 5 of Electron's security checklist). */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
}
