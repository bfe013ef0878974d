import { expect, test } from './support/app.ts';
import { keepScreens } from './support/gallery.ts';
import { countTab, paste, setAtOnce, start, summary } from './support/list.ts';

test('the empty, composing, running and finished window are kept to be looked at', async ({ page, server }) => {
  await keepScreens(page, '1-empty');
  const gate = server.hold('/ok');
  const photos = Array.from({ length: 40 }, (_, n) =>
    server.url('ok', { name: `harbour at dawn ${String(n).padStart(2, '0')}.jpg`, bytes: 90_000 + n * 7919, seed: n }),
  );
  const list = [
    ...photos,
    server.url('ok', {
      name: `${'a very long name that somebody gave to a picture of the sea '.repeat(3)}.jpg`,
      seed: 77,
    }),
    server.url('status', { code: 404, name: 'gone.jpg' }),
    server.url('page', { name: 'not-a-picture.jpg' }),
    server.url('chunked', { name: 'Größe unbekannt 海.jpg', seed: 78 }),
    photos[0],
    'ftp://old.example/picture.jpg',
    'https//broken.example/picture.jpg',
  ];
  await paste(page, list.join('\n'));
  await expect(countTab(page, /^44 images/)).toBeVisible();
  await keepScreens(page, '2-composing');
  // So that the pictures are the same each time; Auto has its own in hosts.spec.ts.
  await setAtOnce(page, 16);
  await start(page);
  await gate.waitFor(10);
  gate.release(12);
  await expect(page.getByRole('region', { name: 'Progress of the list' })).toContainText(/1\d of 44/);
  await gate.waitFor(10);
  await keepScreens(page, '3-running');
  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect(page.getByRole('button', { name: 'Resume all' })).toBeVisible();
  await keepScreens(page, '4-paused');
  gate.open();
  await page.getByRole('button', { name: 'Resume all' }).click();
  await expect(summary(page)).toContainText('42 images');
  await keepScreens(page, '5-finished');
  await page.getByRole('button', { name: 'Measure', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Comparison' })).toContainText('(measured)', { timeout: 60_000 });
  await keepScreens(page, '6-measured');
});
