import type { Page } from '@playwright/test';
import { de } from '../src/shared/language/de.ts';
import { answerOpenDialog, expect, test } from './support/app.ts';
import { findCutTexts, lengthenTexts } from './support/cut-text.ts';
import { paste } from './support/list.ts';

/** The smallest window, the usual one, a large one. */
const sizes = [
  { width: 720, height: 560 },
  { width: 1000, height: 700 },
  { width: 1600, height: 1000 },
];

/** In German, whose texts are long, and with texts longer by a third, for languages to come. */
async function expectWhole(page: Page, what: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    const where = `${what}, ${size.width} × ${size.height}`;
    await expect.poll(async () => await findCutTexts(page), { message: where, timeout: 15_000 }).toEqual([]);
    const findLengthened = async (): Promise<string[]> => {
      const restore = await lengthenTexts(page);
      const found = await findCutTexts(page);
      await restore();
      return found;
    };
    await expect.poll(findLengthened, { message: `${where}, a third longer`, timeout: 15_000 }).toEqual([]);
  }
}

/** These images are too quick for the times of long lists. */
async function sayMinutes(page: Page): Promise<void> {
  const bars = page.getByRole('region', { name: de.compare.comparison }).getByRole('listitem');
  await bars.evaluateAll((items) => {
    for (const item of items) item.lastElementChild?.firstChild?.replaceWith('1 Min. 12 s bis 2 Min. 40 s');
  });
}

test('no text is cut off and no control lies over another, in any window and in a language of long words', async ({
  launch,
  folder,
  server,
}) => {
  test.setTimeout(600_000);
  const { app, page } = await launch('--lang=de-DE');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expectWhole(page, 'empty');
  for (const name of [de.options.options, de.settings.title]) {
    await page.getByRole('button', { name, exact: true }).click();
    for (const tab of await page.getByRole('dialog').getByRole('tab').all()) {
      await tab.click();
      await expectWhole(page, `${name}, ${await tab.innerText()}`);
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await answerOpenDialog(app, [folder]);
  await page.getByRole('region', { name: de.folder.folder }).getByRole('button').last().click();

  const long = 'ein langer Name, den jemand einem Bild gegeben hat '.repeat(4).trim().replaceAll(' ', '%20');
  const table = ['Bildlink;Dateiname;Ordner'].concat(
    Array.from(
      { length: 40 },
      (_, n) => `"${server.url('ok', { name: `${n}.jpg`, seed: n })}";Braut ${n};Hochzeit ${n % 3}`,
    ),
  );
  await page.getByRole('main').drop({
    files: {
      name: 'Abzüge für Familie Müller-Lüdenscheidt.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(table.join('\n')),
    },
  });
  const others = [
    ...Array.from({ length: 4 }, (_, n) => server.url('status', { code: 403, name: `verboten ${n}.jpg` })),
    server.url('status', { code: 404, name: `${long}.jpg` }),
    'https://ein-server-mit-einem-sehr-langen-namen-den-es-nicht-gibt.photographs-of-the-sea.invalid/a.jpg',
    'ftp://alt.example/a.jpg',
    server.url('ok', { name: '1.jpg', seed: 1 }),
  ];
  await paste(page, others.join('\n'));
  const check = page.getByRole('region', { name: de.compose.doctor.region });
  await expect(check.getByRole('tab', { name: /^46 / })).toBeVisible();
  for (const tab of await check.getByRole('tab').all()) {
    await tab.click();
    await expectWhole(page, `check, ${await tab.innerText()}`);
  }
  await check.getByRole('button', { name: de.compose.doctor.sampleStart }).first().click();
  await expect(check.getByRole('button', { name: de.compose.doctor.sampleAgain })).toBeVisible({ timeout: 30_000 });
  await expectWhole(page, 'sample');

  const gate = server.hold('/ok');
  await page.getByRole('button', { name: de.compose.start, exact: true }).click();
  await gate.waitFor(2);
  await expectWhole(page, 'running');
  gate.open();
  await expect(page.getByRole('region', { name: de.summary.summary })).toContainText('40 Bilder', { timeout: 60_000 });
  for (const view of await page.getByRole('group', { name: de.run.view, exact: true }).getByRole('button').all()) {
    await view.click();
    await sayMinutes(page);
    await expectWhole(page, `finished, ${await view.innerText()}`);
  }
  await page.getByRole('group', { name: de.run.view, exact: true }).getByRole('button').first().click();
  await page.getByRole('grid').getByRole('row').first().click();
  await page.keyboard.press('i');
  await expectWhole(page, 'inspector');
});
