import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { chooseFolder, expect, test } from './support/app.ts';
import { paste, start, summary } from './support/list.ts';

/** Pictures in the list that are really drawn. */
const drawn = async (page: Page): Promise<number> =>
  await page
    .getByRole('grid')
    .locator('img')
    .evaluateAll((all) => all.filter((one) => one instanceof HTMLImageElement && one.naturalWidth > 0).length);

test('thumbnails are shown in a window that comes from the dev server', async ({ launch, folder, server }) => {
  const dev = await serveRenderer();
  process.env['ELECTRON_RENDERER_URL'] = dev.resolvedUrls?.local[0];
  try {
    const running = await launch();
    const { page } = running;
    await expect(page.locator('script[src^="/@vite/client"]')).toHaveCount(1);
    await chooseFolder(running, folder);
    // One of which a thumbnail is made, and one that is its own.
    const large = server.url('ok', { name: 'large.jpg', bytes: 400_000 });
    await paste(page, `${large}\n${server.url('ok', { name: 'small.jpg' })}`);
    await start(page);
    await expect(summary(page)).toContainText('2 images');
    await expect.poll(async () => await drawn(page)).toBe(2);
  } finally {
    delete process.env['ELECTRON_RENDERER_URL'];
    await dev.close();
  }
});

async function serveRenderer(): Promise<ViteDevServer> {
  const root = join(import.meta.dirname, '../src/renderer');
  // Of its own: what is made of the packages for somebody who is developing is made for other settings.
  const cacheDir = join(import.meta.dirname, '../test-results/vite');
  const server = { port: 0, watch: null };
  const dev = await createServer({ configFile: false, root, cacheDir, logLevel: 'error', plugins: [react()], server });
  return await dev.listen();
}
