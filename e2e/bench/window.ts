// Measures the window with a long list while 64 downloads run: npm run build && npm run bench:window [-- --rows 100000]
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { constants, loadavg, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { _electron as electron, expect } from '@playwright/test';
import { writeList } from '../../bench/scale/write-list.ts';
import { startServer } from '../../bench/server/start-server.ts';
import { answerOpenDialog, chooseFolder, end } from '../support/app.ts';
import { setAtOnce } from '../support/list.ts';
import { measureFrames } from './frames.ts';
import { lookAtMain, watchMain } from './main-process.ts';
import { timeRowActions } from './row-action.ts';
import { windowResidentBytes } from './window-memory.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    /** Of each part of the measurement. */
    seconds: { type: 'string', default: '5' },
    /** Of each image. */
    bytes: { type: 'string', default: '20000' },
    /** Before each answer, in ms. With none, the downloads are as quick as the machine. */
    latency: { type: 'string', default: '0' },
  },
});
const ms = 1000 * Number(values.seconds);
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= join(import.meta.dirname, '..', '..', 'standin', 'dist');
const work = await mkdtemp(join(tmpdir(), 'shoal-window-'));
const data = join(work, 'data');
const images = join(work, 'images');
const list = join(work, 'list.txt');
await mkdir(images);
const server = await startServer();
// It stands for other machines: it is given what the app leaves of this one.
setPriority(server.pid, constants.priority.PRIORITY_LOW);
const tell = (what: string, figures: object): void => console.log(what.padEnd(34), JSON.stringify(figures, rounded));
const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(3)) : value;

try {
  tell('programs that wanted to run', { before: loadavg()[0] });
  await writeList(list, Number(values.rows), server.port, Number(values.bytes), Number(values.latency));
  const began = performance.now();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await electron.launch({ args: ['.', `--user-data-dir=${data}`, '--lang=en-US', ...sandbox] });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: /^Open/ }).first().waitFor();
  tell('window there', { ms: performance.now() - began });
  const client = await page.context().newCDPSession(page);
  await chooseFolder({ app, page }, images);
  await setAtOnce(page, 64);
  await answerOpenDialog(app, [list]);
  await page.getByRole('button', { name: /^Open/ }).first().click();
  const start = page.getByRole('button', { name: 'Start', exact: true });
  await start.waitFor();
  await expect(start).toBeEnabled();
  await watchMain(app);
  tell('list open', {
    ms: await start.evaluate(async (button) => {
      const pressed = performance.now();
      if (button instanceof HTMLElement) button.click();
      while (document.querySelector('[data-id]') === null)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - pressed;
    }),
  });
  tell('main process, opening it', await lookAtMain(app));
  tell('rows in the page', { rows: await page.locator('[data-id]').count() });
  tell('frames, following', await measureFrames(page, client, ms, 0));
  tell('frames, scrolling', await measureFrames(page, client, ms, 60));
  await lookAtMain(app);
  await page.waitForTimeout(ms);
  tell('main process, 64 downloads', await lookAtMain(app, true));
  await page.waitForTimeout(ms);
  const { messagesPerSecond, bytesPerSecond } = await lookAtMain(app);
  tell('messages to the window', { messagesPerSecond, bytesPerSecond });
  await client.send('HeapProfiler.collectGarbage');
  await client.send('Performance.enable');
  const { metrics } = await client.send('Performance.getMetrics');
  const ofPage = metrics.filter(({ name }) => /JSHeapUsed|Nodes/.test(name)).map((each) => [each.name, each.value]);
  tell('window', { ...Object.fromEntries(ofPage), residentBytes: await windowResidentBytes(app.process().pid ?? 0) });
  tell('all rows, ms', await timeRowActions(page, Number(values.rows)));
  tell('main process, row actions', await lookAtMain(app));
  const quitAt = performance.now();
  await end(app);
  tell('quit', { ms: performance.now() - quitAt });
} finally {
  server.close();
  await rm(work, { recursive: true, force: true, maxRetries: 5 });
}
