import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { _electron as electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { type FaultServer, startFaultServer } from '../../test-support/fault-server.ts';

/** A started app and its window. */
export interface RunningApp {
  app: ElectronApplication;
  page: Page;
}

interface Fixtures {
  /** A user-data folder of this test alone. */
  userData: string;
  /** An empty folder to save into. */
  folder: string;
  /** A picture server of this test alone. */
  server: FaultServer;
  /** Starts the built app, again after it was closed too. All are closed after the test. */
  launch: (...args: string[]) => Promise<RunningApp>;
  /** A window whose folder is chosen. */
  page: Page;
  app: ElectronApplication;
}

interface SharedFixtures {
  /** An app for all tests that only look at it and leave it as it was. */
  shared: RunningApp;
}

/** The specs' `test`: everything a spec works on is its own, but for `shared`. */
export const test = base.extend<Fixtures & { running: RunningApp }, SharedFixtures>({
  userData: async ({}, use) => await useTemporary('shoal-e2e-data-', use),
  folder: async ({}, use) =>
    await useTemporary('shoal-e2e-', async (path) => {
      const folder = join(path, 'images');
      await mkdir(folder);
      await use(folder);
    }),
  server: async ({}, use) => {
    const server = await startFaultServer();
    await use(server);
    await server.close();
  },
  launch: async ({ userData }, use) => {
    const open = new Set<ElectronApplication>();
    await use(async (...args) => {
      const app = await launchWith(userData, args);
      open.add(app);
      app.once('close', () => open.delete(app));
      return { app, page: await app.firstWindow() };
    });
    for (const app of open) await end(app);
  },
  running: async ({ launch, folder }, use) => {
    const running = await launch();
    await chooseFolder(running, folder);
    await use(running);
  },
  page: async ({ running }, use) => await use(running.page),
  app: async ({ running }, use) => await use(running.app),
  shared: [
    async ({}, use) =>
      await useTemporary('shoal-e2e-data-', async (userData) => {
        const app = await launchWith(userData);
        await use({ app, page: await app.firstWindow() });
        await end(app);
      }),
    { scope: 'worker' },
  ],
});

export { expect };

async function launchWith(userData: string, args: readonly string[] = []): Promise<ElectronApplication> {
  return await electron.launch({
    args: ['.', `--user-data-dir=${userData}`, '--lang=en-US', ...sandboxArgs(), ...args],
  });
}

/** Chromium's sandbox refuses to run as root, which is who CI often is. */
function sandboxArgs(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

async function useTemporary(prefix: string, use: (path: string) => Promise<void>): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), prefix));
  await use(path);
  await rm(path, { recursive: true, force: true, maxRetries: 5 });
}

/** Ends an app with what it is at: SIGTERM asks nobody and lets it write that down, SIGKILL does not. */
export async function end(app: ElectronApplication, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  const closed = app.waitForEvent('close');
  app.process().kill(signal);
  await closed;
}

/** Chooses a folder as a person does, with the system's dialog answered by the test. It is chosen when this returns. */
export async function chooseFolder({ app, page }: RunningApp, folder: string): Promise<void> {
  await answerOpenDialog(app, [folder]);
  const region = page.getByRole('region', { name: 'Folder' });
  await region.getByRole('button', { name: /Change|Choose/ }).click();
  await expect(region).toContainText(basename(folder));
}

/** Answers the next dialogs with these paths; none means that the person cancelled. */
export async function answerOpenDialog(app: ElectronApplication, filePaths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async () => ({ canceled: paths.length === 0, filePaths: paths });
  }, filePaths);
}
