import { expect, test } from './support/app.ts';
import { floodPng } from './support/flood-png.ts';
import { paste, row, rows, start, summary } from './support/list.ts';
import { serve } from './support/serve.ts';

test('images of no row, of rows that are not saved and of other lists are not served', async ({ page, server }) => {
  const gate = server.hold('/ok;seed=2');
  await paste(page, [1, 2].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await start(page);
  await gate.waitFor(1);
  const shown = row(page, '1.jpg').locator('img');
  await expect(shown).toBeVisible();
  const source = (await shown.getAttribute('src')) ?? '';
  const [, batch = ''] = /saved\/([\w-]+)\/0$/.exec(source) ?? [];
  expect(batch).not.toBe('');
  const isShown = (path: string): Promise<boolean> =>
    page.evaluate(
      (src) =>
        new Promise<boolean>((resolve) => {
          const image = new Image();
          image.addEventListener('load', () => resolve(true));
          image.addEventListener('error', () => resolve(false));
          image.src = src;
        }),
      source.replace(/saved\/.*$/, path),
    );
  expect(await isShown(`saved/${batch}/0`)).toBe(true);
  for (const path of ['1', '2', '-1', '0/..%2f..%2fetc%2fpasswd', '%2e%2e/%2e%2e', '999999999', 'x']) {
    expect(await isShown(`saved/${batch}/${path}`), path).toBe(false);
  }
  expect(await isShown('saved/00000000-0000-0000-0000-000000000000/0')).toBe(false);
  expect(await isShown('etc/passwd')).toBe(false);
  gate.open();
  await expect(summary(page)).toContainText('2 images');
});

test('an SVG with a script in it is shown without running it', async ({ page }) => {
  const server = await serve(
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" onload="document.title='run'">` +
      `<script>fetch('/');document.title='run'</script><rect width="40" height="40" fill="teal"/></svg>`,
  );
  await paste(page, `${server.origin}/picture.svg`);
  await start(page);
  await expect(summary(page)).toContainText('1 image');
  await expect(row(page, 'picture.svg').locator('img')).toBeVisible();
  expect(await page.title()).not.toContain('run');
  server.close();
});

test('a picture of 50,000 by 50,000 pixels costs one thumbnail and nothing else', async ({
  page,
  server,
}, testInfo) => {
  const flood = await serve('image/png', await floodPng(50_000, 50_000));
  await paste(page, `${flood.origin}/flood.png\n${server.url('ok', { name: 'good.jpg' })}`);
  await start(page);
  await expect(summary(page)).toContainText('2 images');
  await expect(rows(page)).toHaveCount(2);
  await expect(row(page, 'good.jpg').locator('img')).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('flood.png') });
  await expect(page.getByRole('button', { name: 'New list' })).toBeEnabled();
  flood.close();
});
