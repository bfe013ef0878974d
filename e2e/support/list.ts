import { expect, type Locator, type Page } from '@playwright/test';

/** Pastes text as a person does who has it in the clipboard: anywhere in the window, once that is there to take it. */
export async function paste(page: Page, text: string): Promise<void> {
  const isTaken = async (): Promise<boolean> =>
    await page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      return !document.body.dispatchEvent(event);
    }, text);
  await expect.poll(isTaken, { message: 'the window takes what is pasted' }).toBe(true);
}

/** The tab that counts a part of the list: "4 images", "1 double", "2 bad lines". */
export function countTab(page: Page, name: RegExp): Locator {
  return page.getByRole('region', { name: 'Check of the list' }).getByRole('tab', { name });
}

export async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start', exact: true }).click();
}

/** Sets the number at once, of the lists to come or of the one that runs. */
export async function setAtOnce(within: Page | Locator, number: number): Promise<void> {
  const field = within.getByRole('textbox', { name: 'At once' });
  await field.fill(String(number));
  await field.press('Enter');
}

/** The rows in sight, in the order in which they are shown. */
export function rows(page: Page): Locator {
  return page.getByRole('grid', { name: 'Images' }).getByRole('row');
}

export function row(page: Page, name: string): Locator {
  return page.getByRole('grid', { name: 'Images' }).getByRole('row', { name, exact: true });
}

/** The panel at the end of a list. */
export function summary(page: Page): Locator {
  return page.getByRole('region', { name: 'Summary' });
}

export function progressPanel(page: Page): Locator {
  return page.getByRole('region', { name: 'Progress of the list' });
}

/** Drops files from the desktop onto the window: unlike files made in the page, these have a path. */
export async function dropFiles(page: Page, files: string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const at = { x: 300, y: 300, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, ...at });
  }
  await client.detach();
}
