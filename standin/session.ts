import { failOnMissing } from './declared-api.ts';
import { lifecycle } from './lifecycle.ts';
import { protocol } from './protocol.ts';

/** Permissions are always refused: the browser is started so that it never asks. The handlers are only kept. */
export class Session {
  readonly protocol = protocol;
  #handlers = new Map<string, unknown>();

  setPermissionRequestHandler(handler: unknown): void {
    this.#handlers.set('request', handler);
  }

  setPermissionCheckHandler(handler: unknown): void {
    this.#handlers.set('check', handler);
  }
}

failOnMissing(Session, 'Session', 'session');
const defaultSession = new Session();

export const session = failOnMissing(
  {
    get defaultSession(): Session {
      if (!lifecycle.isReady) throw new Error('Session can only be received when app is ready');
      return defaultSession;
    },
  },
  'Session',
  'session',
);
