import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { reviveWindow } from './revive-window.ts';

/** As much of a window as a crash concerns. */
function crashingWindow() {
  const webContents = Object.assign(new EventEmitter(), { reload: vi.fn<() => void>() });
  const ports = { log: { error: vi.fn<() => void>(), note: vi.fn<() => void>() }, onRevived: vi.fn<() => void>() };
  const giveUp = vi.fn<() => void>();
  let now = 0;
  reviveWindow({ webContents }, { ...ports, giveUp, now: () => now });
  const crash = (reason: string, afterMs: number): void => {
    now += afterMs;
    webContents.emit('render-process-gone', {}, { reason, exitCode: 1 });
  };
  return { webContents, ...ports, giveUp, crash };
}

it('loads the page anew after each crash that comes alone', () => {
  const { webContents, onRevived, giveUp, log, crash } = crashingWindow();
  for (const reason of ['crashed', 'oom', 'killed', 'crashed', 'crashed']) crash(reason, 30_000);
  expect(webContents.reload).toHaveBeenCalledTimes(5);
  expect(onRevived).toHaveBeenCalledTimes(5);
  expect(log.error).toHaveBeenCalledTimes(5);
  expect(giveUp).not.toHaveBeenCalled();
});

it('gives up on a page that crashes four times within a minute', () => {
  const { webContents, giveUp, crash } = crashingWindow();
  for (let n = 0; n < 4; n++) crash('crashed', 1000);
  expect(webContents.reload).toHaveBeenCalledTimes(3);
  expect(giveUp).toHaveBeenCalledOnce();
});

it('leaves a page alone that ends as it should', () => {
  const { webContents, log, crash } = crashingWindow();
  crash('clean-exit', 0);
  expect(webContents.reload).not.toHaveBeenCalled();
  expect(log.error).not.toHaveBeenCalled();
});
