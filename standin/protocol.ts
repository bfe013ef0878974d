import {
  assertSchemeName,
  isBuiltInScheme,
  registeredSchemes,
  registerSchemes,
  schemeOf,
  toExternalUrl,
} from './schemes.ts';
import { failOnMissing } from './declared-api.ts';
import type { CustomScheme } from 'electron';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, ProtocolHandler>();
let isReady = false;
let onChange: () => void = () => undefined;

/** From the app's ready event on; `listener` is told when a scheme gets or loses its handler. */
export function openProtocol(listener: () => void): void {
  isReady = true;
  onChange = listener;
}

export function handlerFor(url: string): ProtocolHandler | undefined {
  return handlers.get(schemeOf(toExternalUrl(url)));
}

/** Every scheme that the browser may ask for. */
export function knownSchemes(): string[] {
  return [...new Set([...registeredSchemes(), ...handlers.keys()])];
}

function assertReady(): void {
  if (!isReady) throw new Error('Session can only be received when app is ready');
}

export const protocol = failOnMissing(
  {
    registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
      if (isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      registerSchemes(schemes);
    },
    handle(scheme: string, handler: ProtocolHandler): void {
      assertReady();
      assertSchemeName(scheme);
      if (isBuiltInScheme(scheme))
        throw new Error(
          `electron stand-in: protocol.handle('${scheme}'), a scheme of the browser's own, is not implemented`,
        );
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
      onChange();
    },
    unhandle(scheme: string): void {
      assertReady();
      if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
      onChange();
    },
    isProtocolHandled: (scheme: string): boolean => {
      assertReady();
      return handlers.has(scheme);
    },
  },
  'Protocol',
  'protocol',
);
