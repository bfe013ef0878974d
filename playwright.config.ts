import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  // Generous bounds, so that a busy machine is no failure; only what fails takes so long.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // One at a time: each spec starts a whole app and its own picture server, and two gained nothing on two cores.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
