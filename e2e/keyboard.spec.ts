import type { Locator, Page } from '@playwright/test';
import { answerOpenDialog, expect, test } from './support/app.ts';
import { progressPanel, row, summary } from './support/list.ts';

/** Goes on with the Tab key until it is there. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  const isThere = async (): Promise<boolean> =>
    await control.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
  for (let presses = 0; presses < 80 && !(await isThere()); presses += 1) await page.keyboard.press('Tab');
  expect(await isThere(), 'the Tab key leads there').toBe(true);
}

test('from an empty window to a list whose failures are remedied no pointer is needed', async ({
  launch,
  folder,
  server,
}) => {
  test.setTimeout(120_000);
  const { app, page } = await launch();
  await answerOpenDialog(app, [folder]);
  const region = page.getByRole('region', { name: 'Folder' });
  await expect(region).toBeVisible(); // a key that comes before the window's own page is for nobody
  await page.keyboard.press('ControlOrMeta+Shift+O');
  await expect(region).toContainText(folder.slice(-12));
  await tabTo(page, page.getByRole('textbox', { name: 'Image URLs' }));
  const fine = Array.from({ length: 6 }, (_, n) => server.url('ok', { name: `fine-${n}.jpg`, seed: n }));
  const shy = Array.from({ length: 3 }, (_, n) => server.url('needsBrowser', { name: `shy-${n}.jpg`, seed: n }));
  await page.keyboard.insertText([...fine, ...shy, 'ftp://old.example/a.jpg'].join('\n'));
  const check = page.getByRole('region', { name: 'Check of the list' });
  await expect(check.getByRole('tab', { name: /^9 images/ })).toBeVisible();

  // The bad line is left out.
  await tabTo(page, check.getByRole('button', { name: /^Mend / }));
  await page.keyboard.press('Enter');
  await tabTo(page, check.getByRole('button', { name: 'Leave out' }));
  await page.keyboard.press('Enter');
  await expect(check.getByRole('tab', { name: /^0 bad lines/ })).toBeVisible();
  // And the names are looked at.
  await tabTo(page, check.getByRole('tablist'));
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(check.getByRole('region', { name: 'Final names' })).toContainText('shy-2.jpg');

  const gate = server.hold('/ok');
  await page.keyboard.press('ControlOrMeta+Enter');
  await gate.waitFor(1);
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Pause all' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Resume all' })).toBeFocused();
  await page.keyboard.press('Enter');
  gate.open();
  await expect(summary(page)).toContainText('3 failed');
  await expect(progressPanel(page)).toHaveCount(0);

  await tabTo(page, page.getByRole('group', { name: 'View', exact: true }));
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const group = page.getByRole('article', { name: /403 Forbidden/ });
  await tabTo(page, group.getByRole('button', { name: 'Try all in turn on one image' }));
  await page.keyboard.press('Enter');
  await tabTo(page, group.getByRole('button', { name: 'Apply to the 2 others' }));
  await page.keyboard.press('Enter');
  await expect(summary(page)).toContainText('9 images');

  await page.keyboard.press('ControlOrMeta+1');
  await expect(row(page, 'shy-1.jpg')).toBeVisible(); // the key goes by way of the menu
  await page.keyboard.press('ControlOrMeta+F');
  await page.keyboard.insertText('shy-1');
  await page.keyboard.press('Enter');
  await expect(row(page, 'shy-1.jpg')).toBeFocused();
  await page.keyboard.press('i');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('shy-1.jpg');
});
