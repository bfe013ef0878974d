import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { countTab, paste, progressPanel, rows, setAtOnce, start, summary } from './support/list.ts';

/** Lets the page keep what moves in it for longer than a frame: transitions and animations, as they begin. */
async function watchMotion(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    Reflect.set(window, 'seenMotion', seen);
    const look = (): void => {
      for (const animation of document.getAnimations()) {
        const { effect } = animation;
        const { activeDuration = 0 } = effect?.getComputedTiming() ?? {};
        if (Number(activeDuration) <= 1000 / 60 || !(effect instanceof KeyframeEffect)) continue;
        const what = Reflect.get(animation, 'transitionProperty') ?? Reflect.get(animation, 'animationName');
        seen.add(
          `${String(what)} of ${effect.target?.className ?? effect.pseudoElement}, ${String(activeDuration)} ms`,
        );
      }
    };
    for (const type of ['transitionrun', 'animationstart']) document.addEventListener(type, look, { capture: true });
    look();
  });
}

/** What has moved since the last question. */
async function motion(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const seen: unknown = Reflect.get(window, 'seenMotion');
    if (!(seen instanceof Set)) return ['nobody looks'];
    const all = [...seen].map(String);
    seen.clear();
    return all;
  });
}

test('nothing moves for longer than a frame where the system asks for less motion', async ({ page, server }) => {
  const dialog = page.getByRole('dialog');
  const openAndClose = async (name: RegExp): Promise<void> => {
    await page.getByRole('button', { name }).first().click();
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  await watchMotion(page);
  await openAndClose(/^Options/);
  expect(await motion(page), 'without that wish').not.toEqual([]);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  // What began before that wish may still move on a busy machine.
  await expect.poll(async () => await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await expect.poll(async () => await motion(page)).toEqual([]);
  const expectStill = async (what: string): Promise<void> => expect.soft(await motion(page), what).toEqual([]);
  await openAndClose(/^Options/);
  await openAndClose(/^Settings/);
  await expectStill('dialogs');
  await page.getByRole('button', { name: 'Settings' }).hover();
  await expect(page.locator('[data-hint]')).toBeVisible();
  await expectStill('a hint');

  const photos = Array.from({ length: 12 }, (_, n) => server.url('ok', { name: `harbour ${n}.jpg`, seed: n }));
  const failing = [403, 404].map((code) => server.url('status', { code, name: `failing ${code}.jpg` }));
  await paste(page, [...photos, ...failing, photos[0], 'ftp://old.example/picture.jpg'].join('\n'));
  await expect(countTab(page, /^14 images/)).toBeVisible();
  for (const tab of await page.getByRole('region', { name: 'Check of the list' }).getByRole('tab').all()) {
    await tab.click();
    await expectStill(`check of the list, ${await tab.innerText()}`);
  }

  const gate = server.hold('/ok', 'body');
  await setAtOnce(page, 6);
  await start(page);
  await gate.waitFor(4);
  await expect(
    rows(page)
      .filter({ has: page.getByRole('progressbar') })
      .first(),
  ).toBeVisible();
  await expectStill('running');
  await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Images' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await expectStill('running, images');
  await page.getByRole('button', { name: 'Cancel all' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expectStill('a question');
  gate.open();
  await expect(summary(page)).toContainText('12 images');
  await expect(progressPanel(page)).toHaveCount(0);

  const views = page.getByRole('group', { name: 'View' }).getByRole('button');
  for (const view of await views.all()) {
    await view.click();
    await expectStill(`finished, ${await view.innerText()}`);
  }
  await views.filter({ hasText: 'Failures' }).click();
  await page.getByRole('button', { name: /^Try/ }).first().click();
  await expectStill('a remedy is tried');
  await views.first().click();
  await rows(page).first().click();
  await page.keyboard.press('i');
  await rows(page).first().press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await rows(page).first().click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await page.getByRole('menuitem', { name: /Copy URL/ }).click();
  await expectStill('inspector, full view, menu and a notice');
  await page.keyboard.press('ControlOrMeta+B');
  await expect(page.getByRole('navigation', { name: 'Lists' })).toBeHidden();
  await expectStill('the side bar is folded away');
});
