import { startFaultServer } from '../test-support/fault-server.ts';
import { expect, test } from './support/app.ts';
import { keepScreens } from './support/gallery.ts';
import { paste, progressPanel, rows, start, summary } from './support/list.ts';

test('a host that asks to slow down waits with a countdown while the others go on, until somebody tries it', async ({
  page,
  server,
}) => {
  const busy = await startFaultServer();
  const { host } = new URL(busy.origin);
  const gate = server.hold('/ok;seed=99');
  try {
    const list = [
      busy.url('retryAfter', { value: '60', code: 429, times: 1, name: 'busy.jpg' }),
      ...Array.from({ length: 8 }, (_, seed) => server.url('ok', { seed, name: `quick ${seed}.jpg` })),
      server.url('ok', { seed: 99, name: 'last.jpg' }),
    ];
    await paste(page, list.join('\n'));
    await start(page);
    const hosts = page.getByRole('region', { name: 'Paused hosts' });
    await expect(hosts).toContainText(new RegExp(`${host} is busy \\(429\\): goes on in (1:00|0:\\d\\d)`));
    await expect(progressPanel(page)).toContainText('8 of 10');
    await expect(rows(page).first()).toBeVisible();
    await keepScreens(page, '7-paused-host');
    await hosts.getByRole('button', { name: `Try ${host} now` }).click();
    await expect(hosts).toBeHidden();
    gate.open();
    await expect(summary(page)).toContainText('10 images');
    expect(busy.requests).toHaveLength(2);
  } finally {
    await busy.close();
  }
});
