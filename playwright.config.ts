import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  // Generous bounds, so that a busy machine is no failure; only what fails takes so long.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // Each spec has an app, a picture server and folders of its own, and waits for them half of its time.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
