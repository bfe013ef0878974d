import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';

const electron = vi.hoisted(() => ({ app: {} }));
vi.mock('electron', () => electron);
const { endInOrder } = await import('./end-in-order.ts');

/** As much of Electron's app as its end concerns. */
class App extends EventEmitter {
  hasEnded = false;

  quit(): void {
    let isPrevented = false;
    this.emit('before-quit', { preventDefault: () => (isPrevented = true) });
    if (!isPrevented) this.hasEnded = true;
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const listening = signals.map((signal) => process.listeners(signal));
afterEach(() => {
  for (const [n, signal] of signals.entries()) {
    for (const listener of process.listeners(signal)) {
      if (listening[n]?.includes(listener) !== true) process.off(signal, listener);
    }
  }
});

const silent = { error: () => undefined };
const willing = { mayEnd: () => true, end: () => undefined };

it('ends when what runs is written down, and not before', async () => {
  const app = new App();
  electron.app = app;
  const closed = Promise.withResolvers<void>();
  const ending = endInOrder(willing, async () => await closed.promise, silent);
  app.quit();
  app.quit();
  expect([app.hasEnded, ending.hasBegun]).toEqual([false, true]);
  closed.resolve();
  await vi.waitUntil(() => app.hasEnded, { timeout: 30_000 });
});

it('ends although what runs cannot be written down', async () => {
  const app = new App();
  electron.app = app;
  const logged: unknown[] = [];
  const log = { error: (what: string, error: unknown) => logged.push([what, error]) };
  const failure = new Error('the record is gone');
  endInOrder(willing, async () => await Promise.reject(failure), log);
  app.quit();
  await vi.waitUntil(() => app.hasEnded, { timeout: 30_000 });
  expect(logged).toEqual([[expect.any(String), failure]]);
});

it('stays while the person is being asked', () => {
  const app = new App();
  electron.app = app;
  const ending = endInOrder({ mayEnd: () => false, end: () => undefined }, async () => undefined, silent);
  app.quit();
  expect([app.hasEnded, ending.hasBegun]).toEqual([false, false]);
});
