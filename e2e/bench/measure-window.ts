import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron, expect } from '@playwright/test';
import { writeList } from '../../bench/scale/write-list.ts';
import { startServer } from '../../bench/server/start-server.ts';
import { answerOpenDialog, chooseFolder, end } from '../support/app.ts';
import { setAtOnce } from '../support/list.ts';
import { measureFrames } from './frames.ts';
import { lookAtMain, watchMain } from './main-process.ts';
import { timeRowActions } from './row-action.ts';
import { windowResidentBytes } from './window-memory.ts';

/** What the window is measured with. */
export interface Load {
  rows: number;
  /** Of each image. */
  bytes: number;
  /** Before each answer. With none, the downloads are as quick as the machine. */
  latencyMs: number;
  /** Of each part of the measurement. */
  ms: number;
}

/** By name; times in ms, bytes, shares of one. */
export type WindowFigures = Readonly<Record<string, number>>;

/** Opens a list in the built app, lets 64 downloads run, and does to its rows what a person does. */
export async function measureWindow({ rows, bytes, latencyMs, ms }: Load): Promise<WindowFigures> {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= join(import.meta.dirname, '..', '..', 'standin', 'dist');
  const work = await mkdtemp(join(tmpdir(), 'shoal-window-'));
  const data = join(work, 'data');
  const images = join(work, 'images');
  const list = join(work, 'list.txt');
  await mkdir(images);
  const server = await startServer();
  // It stands for other machines: it is given what the app leaves of this one.
  setPriority(server.pid, constants.priority.PRIORITY_LOW);
  try {
    await writeList(list, rows, server.port, bytes, latencyMs);
    const began = performance.now();
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const app = await electron.launch({ args: ['.', `--user-data-dir=${data}`, '--lang=en-US', ...sandbox] });
    const page = await app.firstWindow();
    await page.getByRole('button', { name: /^Open/ }).first().waitFor();
    const there = performance.now() - began;
    const client = await page.context().newCDPSession(page);
    await chooseFolder({ app, page }, images);
    await setAtOnce(page, 64);
    await answerOpenDialog(app, [list]);
    await page.getByRole('button', { name: /^Open/ }).first().click();
    const start = page.getByRole('button', { name: 'Start', exact: true });
    await start.waitFor();
    await expect(start).toBeEnabled();
    await watchMain(app);
    const open = await start.evaluate(async (button) => {
      const pressed = performance.now();
      if (button instanceof HTMLElement) button.click();
      while (document.querySelector('[data-id]') === null)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - pressed;
    });
    const opening = await lookAtMain(app);
    const following = await measureFrames(page, client, ms, 0);
    const scrolling = await measureFrames(page, client, ms, 60);
    await lookAtMain(app);
    await page.waitForTimeout(ms);
    const downloading = await lookAtMain(app, true);
    await page.waitForTimeout(ms);
    const sent = await lookAtMain(app);
    await client.send('HeapProfiler.collectGarbage');
    const memory = await windowResidentBytes(app.process().pid ?? 0);
    const actions = await timeRowActions(page, rows);
    const acting = await lookAtMain(app);
    const quitAt = performance.now();
    await end(app);
    return {
      there,
      open,
      'following, frames': following.perSecond,
      'following, script': following.scriptMs.p95,
      'following, work': following.workMs.p95,
      'scrolling, frames': scrolling.perSecond,
      'scrolling, script': scrolling.scriptMs.p95,
      'scrolling, work': scrolling.workMs.p95,
      memory: memory ?? NaN,
      'sent, bytes': sent.bytesPerSecond,
      'sent, messages': sent.messagesPerSecond,
      ...Object.fromEntries(Object.entries(actions).map(([name, took]) => [`all rows, ${name}`, took])),
      'main, opening': opening.delayMs.p99,
      'main, downloading': downloading.delayMs.p99,
      'main, acting': acting.delayMs.p99,
      'main, processor': downloading.cpu,
      'main, memory': downloading.residentBytes,
      quit: performance.now() - quitAt,
    };
  } finally {
    server.close();
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}
