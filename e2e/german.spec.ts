import type { Page } from '@playwright/test';
import { de } from '../src/shared/language/de.ts';
import { en } from '../src/shared/language/en.ts';
import { answerOpenDialog, expect, test } from './support/app.ts';
import { paste } from './support/list.ts';

/** Every text of a language that is no function, in the order of its keys. */
function textsOf(texts: object): string[] {
  return Object.values(texts).flatMap((text: unknown) =>
    typeof text === 'string' ? [text] : typeof text === 'object' && text !== null ? textsOf(text) : [],
  );
}

/** What nobody who reads German should see: English texts that are not German ones too. */
const german = new Set(textsOf(de));
const english = textsOf(en).filter((text) => /[a-z]{3}/i.test(text) && !german.has(text));

/** English texts that stand in the page, are its labels, or its hints. */
async function englishIn(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) found.push(walker.currentNode.textContent ?? '');
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '');
    }
    return found.map((text) => text.trim());
  });
  const all = new Set(shown);
  return english.filter((text) => all.has(text));
}

test('a window of a German system speaks German everywhere, and English as soon as that is chosen', async ({
  launch,
  folder,
  server,
}) => {
  expect(english.length).toBeGreaterThan(300);
  const { app, page } = await launch('--lang=de-DE');
  const clean = async (what: string): Promise<void> => expect.soft(await englishIn(page), what).toEqual([]);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByText(de.compose.demoQuestion)).toBeVisible();
  await clean('empty');
  for (const name of [de.options.options, de.settings.title]) {
    await page.getByRole('button', { name, exact: true }).click();
    for (const tab of await page.getByRole('dialog').getByRole('tab').all()) {
      await tab.click();
      await clean(`${name}, ${await tab.innerText()}`);
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await answerOpenDialog(app, [folder]);
  await page.getByRole('region', { name: de.folder.folder }).getByRole('button').last().click();
  const photos = Array.from({ length: 12 }, (_, n) => server.url('ok', { name: `hafen ${n}.jpg`, seed: n }));
  await paste(
    page,
    [...photos, server.url('status', { code: 403, name: 'verboten.jpg' }), 'ftp://alt.example/a.jpg'].join('\n'),
  );
  const tabs = page.getByRole('region', { name: de.compose.doctor.region }).getByRole('tab');
  await expect(tabs.filter({ hasText: /^13/ })).toBeVisible();
  for (const tab of await tabs.all()) {
    await tab.click();
    await clean(`check, ${await tab.innerText()}`);
  }
  await page.getByRole('button', { name: de.compose.start, exact: true }).click();
  await expect(page.getByRole('region', { name: de.summary.summary })).toContainText('12 Bilder');
  for (const view of await page.getByRole('group', { name: de.run.view }).getByRole('button').all()) {
    await view.click();
    await clean(await view.innerText());
  }
  await expect(page).toHaveTitle(/Fertig/);

  await page.getByRole('button', { name: de.settings.title, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'English' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Fertig|Done)$/ })
    .click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('region', { name: en.summary.summary })).toContainText('12 images');
  await expect(page).toHaveTitle(/Finished/);
});
