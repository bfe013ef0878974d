import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { answerOpenDialog, chooseFolder, end, expect, test } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { keepScreens } from './support/gallery.ts';
import { paste, progressPanel, start, summary } from './support/list.ts';

async function openSettings(page: Page, tab: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor({ state: 'attached' });
  await page.keyboard.press('ControlOrMeta+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: tab }).click();
  return dialog;
}
const done = async (dialog: Locator): Promise<void> => await dialog.getByRole('button', { name: 'Done' }).click();

test('settings are kept, hold for new lists, and are told apart from what one list has of its own', async ({
  launch,
  userData,
  folder,
}) => {
  const first = await launch();
  await chooseFolder(first, folder);
  const { page } = first;
  const dialog = await openSettings(page, 'General');
  await keepScreens(page, '9-settings-general');
  await dialog.getByRole('switch', { name: 'Tell the end of a list' }).click();
  await dialog.getByRole('button', { name: 'Go on beside the clock' }).click();
  await dialog.getByRole('tab', { name: 'Saving' }).click();
  await dialog.getByRole('textbox', { name: 'File names' }).fill('{index:03}-{stem}');
  await dialog.getByRole('textbox', { name: 'Room for thumbnails' }).fill('1 MB');
  await keepScreens(page, '9-settings-saving');
  await dialog.getByRole('tab', { name: 'Requests' }).click();
  await dialog.getByRole('textbox', { name: 'User-Agent' }).fill('Fish/1');
  await keepScreens(page, '9-settings-requests');
  await done(dialog);
  await expect(dialog).toContainText('Between 16.0 MB and 64.0 GB.');
  await dialog.getByRole('textbox', { name: 'Room for thumbnails' }).fill('2 GB');
  await done(dialog);
  await expect(dialog).toBeHidden();

  // The list begins with the settings, and what it changes is its own.
  await page.getByRole('button', { name: 'Options', exact: true }).click();
  const options = page.getByRole('dialog', { name: 'Options' });
  await expect(options.getByRole('textbox', { name: 'File names' })).toHaveValue('{index:03}-{stem}');
  await options.getByRole('textbox', { name: 'File names' }).fill('{host}/{name}');
  await done(options);
  await expect(page.getByRole('button', { name: 'Options, 1 set' })).toBeVisible();
  const stored = JSON.parse(await readFile(join(userData, 'settings.json'), 'utf8'));
  expect(stored.settings).toMatchObject({
    desktop: { notifies: false, keepsAwake: true, tray: true, closing: 'tray' },
    thumbnailCacheBytes: 2e9,
    download: { nameTemplate: '{index:03}-{stem}', userAgent: 'Fish/1' },
  });
  await end(first.app);

  // One field of the file is broken: it alone is back at its default, and that is said.
  stored.settings.speed = { usual: { kind: 'limit', bytesPerSecond: -1 }, windows: [] };
  await writeFile(join(userData, 'settings.json'), JSON.stringify(stored));
  const second = await launch();
  await expect(second.page.getByRole('region', { name: 'Notifications' })).toContainText('the speed of all lists');
  const again = await openSettings(second.page, 'Requests');
  await expect(again.getByRole('textbox', { name: 'User-Agent' })).toHaveValue('Fish/1');
  await again.getByRole('tab', { name: 'Speed' }).click();
  await expect(again.getByRole('button', { name: 'Full speed' })).toHaveAttribute('aria-pressed', 'true');
});

test('the schedule limits what runs, says so, and lets it go when it is changed', async ({ page, server, app }) => {
  const dialog = await openSettings(page, 'Speed');
  await dialog.getByRole('button', { name: 'Limited' }).click();
  await dialog.getByRole('button', { name: 'Add a time' }).click();
  const time = dialog.getByRole('group', { name: 'Time 1' });
  // All day but the minute before midnight: whenever this runs, the time has begun or is about to.
  await time.getByLabel('From').fill('00:00');
  await time.getByLabel('To', { exact: true }).fill('00:00');
  await expect(time).toContainText('Lasts a whole day.');
  await time.getByRole('button', { name: 'Limited' }).click();
  await done(dialog);
  await expect(dialog.getByText('The limit takes a number of bytes above 0').first()).toBeVisible();
  await keepScreens(page, '9-settings-speed-wrong');
  await expectAccessible(page, 'a schedule with a mistake');
  await dialog.getByRole('textbox', { name: 'At most' }).first().fill('500 kB');
  await time.getByRole('textbox', { name: 'At most' }).fill('1 kB');
  await dialog.getByRole('button', { name: 'Add a time' }).click();
  await keepScreens(page, '9-settings-speed');
  await done(dialog);
  await expect(dialog).toBeHidden();
  await paste(page, [1, 2].map((seed) => server.url('ok', { seed, bytes: 300_000, name: `${seed}.jpg` })).join('\n'));
  await start(page);
  await expect(progressPanel(page)).toContainText('Limited to 1 kB/s');
  await keepScreens(page, '9-settings-limited');

  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const again = page.getByRole('dialog', { name: 'Settings' });
  await expect(again.getByRole('tab', { name: 'Speed' })).toHaveAttribute('aria-selected', 'true');
  await again.getByRole('group', { name: 'Time 1' }).getByRole('button', { name: 'Pause' }).click();
  await done(again);
  await expect(progressPanel(page)).toContainText('Paused by the schedule');
  await expect(page.getByRole('button', { name: 'Resume all' })).toBeVisible();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await again.getByRole('button', { name: 'Back to defaults' }).click();
  await done(again);
  await expect(summary(page)).toContainText('2 images');
  await answerOpenDialog(app, []);
});

test('the settings speak German, on a small window too', async ({ launch, userData, folder }) => {
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ settings: { language: 'de' }, folder }));
  const { page } = await launch();
  await page.setViewportSize({ width: 720, height: 560 });
  await page.getByRole('button', { name: 'Einstellungen', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Einstellungen' });
  await keepScreens(page, '9-settings-de-general');
  await dialog.getByRole('tab', { name: 'Tempo' }).click();
  await dialog.getByRole('button', { name: 'Zeit hinzufügen' }).click();
  await keepScreens(page, '9-settings-de-speed');
  await dialog.getByRole('tab', { name: 'Speichern' }).click();
  await keepScreens(page, '9-settings-de-saving');
  await dialog.getByRole('tab', { name: 'Allgemein' }).click();
  await dialog.getByRole('button', { name: 'English' }).click();
  await dialog.getByRole('button', { name: 'Fertig' }).click();
  await expect(page.getByRole('button', { name: 'Settings', exact: true })).toBeVisible();
});
