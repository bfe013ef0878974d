import { EventEmitter } from 'node:events';
import { failOnMissing } from './not-implemented.ts';

export type InvokeHandler = (event: object, ...args: unknown[]) => unknown;

const handlers = new Map<string, InvokeHandler>();

class IpcMain extends EventEmitter {
  handle(channel: string, handler: InvokeHandler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function')
      throw new Error(`Expected handler to be a function, but found type '${typeof handler}'`);
    handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

export const ipcMain = failOnMissing(new IpcMain(), 'ipcMain');

export function invokeHandler(channel: string): InvokeHandler | undefined {
  return handlers.get(channel);
}
