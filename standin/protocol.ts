import type { CustomScheme } from 'electron';
import { failOnMissing } from './not-implemented.ts';
import { runtime } from './runtime.ts';
import { assertStandardScheme, registerSchemes, schemeOf, toExternalUrl } from './schemes.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, ProtocolHandler>();

export function handlerFor(url: string): ProtocolHandler | undefined {
  return handlers.get(schemeOf(toExternalUrl(url)));
}

function assertReady(): void {
  if (!runtime.isReady) throw new Error('Session can only be received when app is ready');
}

export const protocol = failOnMissing(
  {
    registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
      if (runtime.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      registerSchemes(schemes);
    },
    handle(scheme: string, handler: ProtocolHandler): void {
      assertReady();
      assertStandardScheme(scheme);
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
    },
  },
  'protocol',
);

/** The browser is started so that it asks for no permission and gives none, whatever the handlers would say. */
const defaultSession = failOnMissing(
  {
    setPermissionRequestHandler: (_handler: unknown): void => undefined,
    setPermissionCheckHandler: (_handler: unknown): void => undefined,
  },
  'session.defaultSession',
);

export const session = failOnMissing(
  {
    get defaultSession(): typeof defaultSession {
      assertReady();
      return defaultSession;
    },
  },
  'session',
);
