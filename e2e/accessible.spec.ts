import type { Page } from '@playwright/test';
import { de } from '../src/shared/language/de.ts';
import { en } from '../src/shared/language/en.ts';
import { expect, test } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { countTab, paste, progressPanel, rows, setAtOnce, start, summary } from './support/list.ts';
import { tabThrough } from './support/tab-through.ts';

/** Every control of what is shown can be come to with the keyboard, and where one is can be seen. */
async function expectReachable(page: Page, what: string): Promise<void> {
  const { unreached, unmarked, stops } = await tabThrough(page);
  expect.soft(unreached, `${what}: no key leads there`).toEqual([]);
  expect.soft(unmarked, `${what}: nothing shows that one is there`).toEqual([]);
  expect.soft(stops, what).toBeGreaterThan(3);
}

/** Each tab of the dialog that is open. */
async function expectTabsAccessible(page: Page, what: string): Promise<void> {
  const tabs = page.getByRole('dialog').getByRole('tab');
  for (const tab of await tabs.all()) {
    await tab.click();
    await expectAccessible(page, `${what}, ${await tab.innerText()}`);
  }
}

test('axe finds nothing on any screen and every control is reached by keyboard', async ({ page, server }) => {
  test.setTimeout(900_000);
  await expectAccessible(page, 'nothing in the list');
  await expectReachable(page, 'nothing in the list');

  await page.getByRole('button', { name: /^Options/ }).click();
  await expectTabsAccessible(page, 'options');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expectTabsAccessible(page, 'settings');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const photos = Array.from({ length: 24 }, (_, n) => server.url('ok', { name: `harbour ${n}.jpg`, seed: n }));
  const failing = [403, 404].map((code) => server.url('status', { code, name: `failing ${code}.jpg` }));
  await paste(page, [...photos, ...failing, photos[0], 'ftp://old.example/picture.jpg'].join('\n'));
  await expect(countTab(page, /^26 images/)).toBeVisible();
  for (const tab of await page.getByRole('region', { name: 'Check of the list' }).getByRole('tab').all()) {
    await tab.click();
    await expectAccessible(page, `check of the list, ${await tab.innerText()}`);
  }
  await expectReachable(page, 'check of the list');

  const gate = server.hold('/ok');
  await setAtOnce(page, 8);
  await start(page);
  await gate.waitFor(8);
  gate.release(3);
  await expect(progressPanel(page)).toContainText('3 of 26');
  await expectAccessible(page, 'running');
  await expectReachable(page, 'running');
  await page.getByRole('button', { name: 'Cancel all' }).click();
  await expectAccessible(page, 'asked before cancelling');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect(page.getByRole('button', { name: 'Resume all' })).toBeVisible();
  await expectAccessible(page, 'paused');
  await page.getByRole('button', { name: 'Resume all' }).click();
  gate.open();
  await expect(summary(page)).toContainText('24 images');

  const views = page.getByRole('group', { name: 'View' }).getByRole('button');
  for (const view of await views.all()) {
    await view.click();
    const what = `finished, ${await view.innerText()}`;
    await expectAccessible(page, what);
    await expectReachable(page, what);
  }
  await views.first().click();
  await rows(page).first().click();
  await page.keyboard.press('i');
  await expectAccessible(page, 'inspector');
  await page.keyboard.press('i');
  await rows(page).first().click({ button: 'right' });
  // A menu stands over the page, outside its landmarks.
  await expectAccessible(page, 'menu of a row', ['region']);
  await page.keyboard.press('Escape');
  await rows(page).first().press('Enter');
  await expectAccessible(page, 'full view');
  await page.keyboard.press('Escape');
});

test('axe finds nothing on what failed, in English and in German', async ({ page, server }) => {
  test.setTimeout(900_000);
  const needsBrowser = Array.from({ length: 3 }, (_, n) => server.url('needsBrowser', { name: `harbour ${n}.jpg` }));
  const failing = [401, 404, 503].map((code) => server.url('status', { code, name: `failing ${code}.jpg` }));
  const photo = server.url('ok', { name: 'fine.jpg' });
  await paste(page, [...needsBrowser, ...failing, 'http://127.0.0.1:9/refused.jpg', photo].join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('7 failed', { timeout: 60_000 });
  for (const language of ['English', 'Deutsch'] as const) {
    const { run, remedies, settings, inspector, failures } = language === 'English' ? en : de;
    const view = page.getByRole('group', { name: run.view, exact: true }).getByRole('button');
    await view.filter({ hasText: run.views.failures }).click();
    await expectAccessible(page, `${language}, failures`);
    if (language === 'English') await expectReachable(page, 'failures');
    const group = page.getByRole('article').filter({ hasText: `403 ${failures.reason['http-forbidden']}` });
    await group.getByRole('button', { name: remedies.tryAll }).click();
    await expect(group.getByRole('status').getByRole('listitem')).not.toHaveCount(0);
    await expect(group.getByRole('button', { name: remedies.tryAll })).toBeEnabled();
    // They stay shown when the language changes.
    if (language === 'English') await group.getByRole('button', { name: remedies.showRows }).click();
    await expectAccessible(page, `${language}, a remedy tried and its images shown`);

    await view.filter({ hasText: run.views.list }).click();
    await page.getByRole('grid').getByRole('row').filter({ hasText: '(404)' }).first().click();
    await page.keyboard.press('i');
    await expect(page.getByRole('complementary', { name: inspector.label })).toContainText('404');
    await expectAccessible(page, `${language}, inspector of what failed`);
    if (language === 'English') await expectReachable(page, 'inspector of what failed');
    await page.keyboard.press('i');
    const list = page.getByRole('navigation').getByRole('listitem').first().getByRole('button').first();
    await list.click({ button: 'right' });
    await expectAccessible(page, `${language}, menu of a list`, ['region']);
    await page.keyboard.press('Escape');
    await list.press('Delete');
    await expectAccessible(page, `${language}, asked before a list is removed`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toHaveCount(0);

    await page.getByRole('button', { name: settings.title, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Deutsch' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^(Done|Fertig)$/ })
      .click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  }
});

test('the name of a button without words is shown to a pointer that rests on it and to the keyboard', async ({
  page,
}) => {
  const button = page.getByRole('button', { name: 'Settings', exact: true });
  const hint = page.locator('[data-hint]');
  await expect(button).not.toHaveText('Settings');
  await button.hover();
  await expect(hint).toHaveText('Settings');
  await page.mouse.move(400, 5);
  await expect(hint).toHaveCount(0);
  await page.keyboard.press('Tab');
  await button.focus();
  await expect(hint).toHaveText('Settings');
  await page.keyboard.press('Escape');
  await expect(hint).toHaveCount(0);
});
