import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { de } from '../src/shared/language/de.ts';
import { en } from '../src/shared/language/en.ts';
import { expect, test } from './support/app.ts';
import { paste, rows, setAtOnce, start, summary } from './support/list.ts';

/** The pictures of docs/window.md. They change with every pixel of the window, so that they are made only when asked for. */
const isWanted = process.env['SHOAL_DOCS_IMAGES'] === '1';
const folderOf = join(import.meta.dirname, '../docs/images/window');

test.skip(!isWanted, 'the pictures of docs/window.md are made with SHOAL_DOCS_IMAGES=1');

async function keep(page: Page, name: string, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.mouse.move(0, 0);
  // A list that has just moved is not whole yet.
  await expect(page.locator('tr[data-id]:not(:has(td:last-child > button))')).toHaveCount(0, { timeout: 15_000 });
  await page.screenshot({ path: join(folderOf, `${name}.png`), animations: 'disabled' });
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The thumbnails in sight are there. */
async function expectPictures(page: Page): Promise<void> {
  const areThere = async (): Promise<boolean> =>
    await page
      .getByRole('grid')
      .locator('img')
      .evaluateAll(
        (all) =>
          all.length > 5 && all.every((one) => one instanceof HTMLImageElement && one.complete && one.naturalWidth > 0),
      );
  await expect.poll(areThere, { timeout: 30_000 }).toBe(true);
}

test('the pictures of the window for its page in the documentation', async ({ page, server }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 1280, height: 760 });
  await page.emulateMedia({ colorScheme: 'light' });
  await keep(page, 'new-list');
  await page.getByRole('button', { name: 'Try the demo list' }).click();
  const failing = [
    ...Array.from({ length: 5 }, (_, n) => server.url('status', { code: 403, name: `members only ${n + 1}.jpg` })),
    server.url('status', { code: 404, name: 'moved away.jpg' }),
    'ftp://old.example/harbour.jpg',
    'https//market.example/stall.jpg',
  ];
  await paste(page, failing.join('\n'));
  const check = page.getByRole('region', { name: 'Check of the list' });
  await expect(check.getByRole('tab', { name: /^66/ })).toBeVisible();
  await check.getByRole('tab').first().click();
  await expect(check.getByText('members only 1.jpg')).toBeVisible();
  await keep(page, 'doctor-names');
  await check.getByRole('tab', { name: /bad lines/ }).click();
  await keep(page, 'doctor');
  await check.getByRole('tab', { name: /sample/i }).click();
  await check
    .getByRole('button', { name: /Test a sample|Test/ })
    .last()
    .click();
  await expect(check.getByText(/look good|looks good/)).toBeVisible({ timeout: 30_000 });
  await keep(page, 'doctor-sample');
  await page.getByRole('button', { name: /^Options/ }).click();
  await keep(page, 'options');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await keep(page, 'settings');
  await page.getByRole('dialog').getByRole('tab').last().click();
  await keep(page, 'settings-speed', 'dark');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Few at a time until the picture is there: the demo is over in seconds.
  await setAtOnce(page, 2);
  await start(page);
  await page.waitForFunction(() => /\D[1-3]\d of 66/.test(document.querySelector('main')?.textContent ?? ''));
  await keep(page, 'running');
  await setAtOnce(page, 12);
  await expect(summary(page)).toContainText('60 images', { timeout: 60_000 });
  await rows(page).first().press('Home');
  await expectPictures(page);
  await keep(page, 'finished');
  await keep(page, 'finished-dark', 'dark');
  const view = async (name: string | RegExp): Promise<void> =>
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name }).click();
  for (const name of ['Images', 'Failures', 'Waterfall', 'Hosts', 'Compare']) {
    await view(new RegExp(`^${name}`));
    if (name === 'Images') await expectPictures(page);
    await keep(page, name.toLowerCase());
  }
  await view('List');
  await rows(page).nth(6).click();
  await page.keyboard.press('i');
  await expect(page.getByRole('complementary', { name: en.inspector.label })).toContainText('SHA-256', {
    timeout: 30_000,
  });
  await keep(page, 'inspector');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deutsch' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Done|Fertig)$/ })
    .click();
  await expect(page.getByRole('region', { name: de.summary.summary })).toBeVisible();
  await keep(page, 'german');
});
