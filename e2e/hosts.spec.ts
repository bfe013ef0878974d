import type { Locator, Page } from '@playwright/test';
import { startFaultServer } from '../test-support/fault-server.ts';
import { chooseFolder, end, expect, test } from './support/app.ts';
import { keepScreens } from './support/gallery.ts';
import { paste, progressPanel, setAtOnce, start, summary } from './support/list.ts';

const hosts = (page: Page): Locator => page.getByRole('region', { name: 'Hosts', exact: true });
const hostRow = (page: Page, host: string): Locator =>
  hosts(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: host }) });
const auto = (within: Page | Locator): Locator => within.getByRole('button', { name: 'Auto', exact: true });
const atOnce = (within: Page | Locator): Locator => within.getByRole('textbox', { name: 'At once' });

test('the hosts of a list are told apart: what they are asked, how they answer, what failed and why one waits', async ({
  page,
  server,
}) => {
  const busy = await startFaultServer();
  const [host, busyHost] = [new URL(server.origin).host, new URL(busy.origin).host];
  const gate = server.hold('/ok;seed=99');
  try {
    const list = [
      busy.url('retryAfter', { value: '60', code: 429, times: 1, name: 'busy.jpg' }),
      ...Array.from({ length: 8 }, (_, seed) => server.url('ok', { seed, name: `quick ${seed}.jpg` })),
      server.url('status', { code: 404, name: 'gone.jpg' }),
      server.url('ok', { seed: 99, name: 'last.jpg' }),
    ];
    await paste(page, list.join('\n'));
    await start(page);
    await page.getByRole('button', { name: 'Hosts', exact: true }).click();
    await expect(hosts(page)).toContainText('2 hosts');
    await expect(hostRow(page, host)).toContainText(/Answering.*1 × Not found/);
    await expect(hostRow(page, host).getByRole('cell').first()).toHaveText(/^1 of \d+$/);
    await expect(hostRow(page, host).getByRole('cell').nth(4)).toHaveText('8');
    await expect(hostRow(page, busyHost)).toContainText(/Paused, (1:00|0:\d\d).*1 × Too many requests/);
    await keepScreens(page, '8-hosts');
    // The one in trouble stands first.
    await expect(hosts(page).getByRole('rowheader')).toHaveText([busyHost, host]);
    await hostRow(page, busyHost)
      .getByRole('button', { name: `Try ${busyHost} now` })
      .click();
    await expect(hostRow(page, busyHost).getByRole('cell').nth(4)).toHaveText('1');
    gate.open();
    await expect(summary(page)).toContainText('10 images');
    await expect(hostRow(page, host)).toContainText('Idle');
  } finally {
    await busy.close();
  }
});

test('Auto finds the number at once, gives way to a number in flight, and is remembered', async ({
  launch,
  folder,
  server,
}) => {
  const running = await launch();
  const { page } = running;
  await chooseFolder(running, folder);
  const gate = server.hold('/ok', 'head');
  await paste(page, Array.from({ length: 90 }, (_, n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await expect(auto(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(atOnce(page)).toHaveValue('');
  await start(page);
  const panel = progressPanel(page);
  // Six as in a browser, and more while the server keeps silent.
  await gate.waitFor(32);
  await expect(atOnce(panel)).toHaveValue('32');
  await expect(panel).toContainText('Auto: up to 32 at once. Finding out how many pay');

  await setAtOnce(panel, 40);
  await gate.waitFor(40);
  await expect(auto(panel)).toHaveAttribute('aria-pressed', 'false');
  await expect(panel).not.toContainText('Auto: up to');

  await auto(panel).click();
  await expect(auto(panel)).toHaveAttribute('aria-pressed', 'true');
  await expect(panel).toContainText('Auto: up to');
  gate.open();
  await expect(summary(page)).toContainText('90 images');
  expect(server.stats().peakOpen).toBeLessThanOrEqual(64);

  await end(running.app);
  const again = await launch();
  await expect(auto(again.page)).toHaveAttribute('aria-pressed', 'true');
  await setAtOnce(again.page, 5);
  await expect(auto(again.page)).toHaveAttribute('aria-pressed', 'false');
});
