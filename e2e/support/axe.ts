import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './app.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** It takes a count, or the figures below a tile, for a part of the name that somebody would say. */
const notMeant = 'label-content-name-mismatch';
const schemes = ['light', 'dark'] as const;

/**
 * Expects that axe finds nothing on what the window shows, in light and in dark.
 *
 * @param what for the report
 * @param except rules that do not hold there, such as `region` for an open menu, which stands outside all landmarks
 */
export async function expectAccessible(page: Page, what: string, except: readonly string[] = []): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    // A colour halfway through its transition is no colour of the window.
    await page.evaluate(async () => {
      await Promise.all(document.getAnimations().map(async ({ finished }) => await finished.catch(() => undefined)));
    });
    // The window has no second page in which axe could put its frames together.
    const builder = new AxeBuilder({ page }).setLegacyMode(true);
    // Names and roles are the same in the dark.
    if (colorScheme === 'dark') builder.withRules(['color-contrast']);
    else builder.withTags(rules).disableRules([notMeant, ...except]);
    const { violations } = await builder.analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
    expect.soft(found, `${what}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}
