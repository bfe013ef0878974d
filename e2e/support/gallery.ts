import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Where the pictures go that a person looks at before a change of the window is called done. */
const folder = join(import.meta.dirname, '../../test-results/screens');

/** Keeps what the window shows, in light and in dark. */
export async function keepScreens(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: null });
}
