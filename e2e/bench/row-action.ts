import type { Page } from '@playwright/test';

/** What takes longer has gone wrong. */
const mostMs = 10_000;

/** What the rows in sight have to come to for a key to have done its work. */
interface Shown {
  /** An attribute of each row, and its value. */
  attribute: string;
  value: string;
}

const state = (value: string): Shown => ({ attribute: 'data-state', value });

/** From a key on the row with the focus to the frame in which every row in the page shows what it has done, in ms. */
async function timeKey(page: Page, pressed: { key: string; ctrlKey?: boolean }, shown: Shown): Promise<number> {
  return await page.evaluate(
    async ({ pressed, shown: { attribute, value }, mostMs }) => {
      const isShown = (): boolean => {
        const rows = [...document.querySelectorAll('[data-id]')];
        return rows.length > 0 && rows.every((row) => row.getAttribute(attribute) === value);
      };
      if (isShown()) throw new Error(`all rows show ${attribute}=${value} before anything was done`);
      const began = performance.now();
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { ...pressed, bubbles: true, cancelable: true }),
      );
      while (!isShown() && performance.now() - began < mostMs) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return performance.now() - began;
    },
    { pressed, shown, mostMs },
  );
}

/**
 * Does to all rows one thing after the other, with the end of the list in sight, where rows still wait. A list that is
 * being downloaded is left with all rows waiting.
 */
export async function timeRowActions(page: Page, rows: number): Promise<Record<string, number>> {
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-id]')?.focus());
  await page.keyboard.press('End');
  await page.locator(`[data-id="${rows - 1}"][data-state="queued"]:focus`).waitFor();
  return {
    'select all': await timeKey(page, { key: 'a', ctrlKey: true }, { attribute: 'aria-selected', value: 'true' }),
    pause: await timeKey(page, { key: ' ' }, state('paused')),
    resume: await timeKey(page, { key: ' ' }, state('queued')),
    cancel: await timeKey(page, { key: 'Delete' }, state('cancelled')),
    retry: await timeKey(page, { key: 'r' }, state('queued')),
  };
}
