import type { ElectronApplication } from '@playwright/test';

/** What of the main process is measured between two looks at it. */
export interface MainWork {
  /** How late its turns were, in ms. */
  delayMs: { p99: number; most: number };
  /** Of one processor, 0 to 1. */
  cpu: number;
  /** Messages and bytes to the window per second, as structured clones. */
  messagesPerSecond: number;
  bytesPerSecond: number;
  residentBytes: number;
}

/** Begins to look; `lookAtMain` tells what has been since. */
export async function watchMain(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('perf_hooks');
    const { serialize } = process.getBuiltinModule('v8');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const watch = { delay, cpu: process.cpuUsage(), at: performance.now(), messages: 0, bytes: 0, counts: false };
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const send = contents?.send.bind(contents);
    if (contents === undefined || send === undefined) return;
    contents.send = (channel: string, ...args: unknown[]) => {
      watch.messages++;
      if (watch.counts) watch.bytes += serialize(args).length;
      send(channel, ...args);
    };
    Object.assign(globalThis, { watch });
  });
}

/** @param counts whether bytes are counted from now on: that is work which the app itself does not have */
export async function lookAtMain(app: ElectronApplication, counts = false): Promise<MainWork> {
  return await app.evaluate((_electron, countsNext) => {
    const watch = Reflect.get(globalThis, 'watch');
    const seconds = (performance.now() - watch.at) / 1000;
    const { user, system } = process.cpuUsage(watch.cpu);
    const work = {
      delayMs: { p99: watch.delay.percentile(99) / 1e6, most: watch.delay.max / 1e6 },
      cpu: (user + system) / 1e6 / seconds,
      messagesPerSecond: watch.messages / seconds,
      bytesPerSecond: watch.bytes / seconds,
      residentBytes: process.memoryUsage.rss(),
    };
    watch.delay.reset();
    Object.assign(watch, { cpu: process.cpuUsage(), at: performance.now(), messages: 0, bytes: 0, counts: countsNext });
    return work;
  }, counts);
}
