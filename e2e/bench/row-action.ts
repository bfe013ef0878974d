import type { Page } from '@playwright/test';

/** What takes longer has gone wrong. */
const mostMs = 10_000;

/** From a key to the moment when the rows show what it has done, in ms. */
async function timeKey(page: Page, key: string, isDone: string, ctrlKey = false): Promise<number> {
  return await page.evaluate(
    async (press) => {
      const began = performance.now();
      const from = document.activeElement ?? document.body;
      const { key, ctrlKey } = press;
      from.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }));
      while (document.querySelector(press.isDone) === null && performance.now() - began < press.mostMs) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return performance.now() - began;
    },
    { key, isDone, ctrlKey, mostMs },
  );
}

/** The same for all rows of the list, one after the other; a list that is being downloaded is left with all rows waiting. */
export async function timeRowActions(page: Page): Promise<Record<string, number>> {
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-id]')?.focus());
  const rows = '[role="grid"]:not(:has([data-state="';
  return {
    'select all': await timeKey(page, 'a', '[data-id][aria-selected="true"]', true),
    pause: await timeKey(page, ' ', `${rows}queued"])):not(:has([data-state="active"]))`),
    resume: await timeKey(page, ' ', `${rows}paused"]))`),
    cancel: await timeKey(page, 'Delete', `${rows}queued"])):not(:has([data-state="active"]))`),
    retry: await timeKey(page, 'r', `${rows}cancelled"]))`),
  };
}
