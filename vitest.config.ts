import { availableParallelism } from 'node:os';
import path from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that measure the process they run in, or bring a runtime of their own into it: each file in a process of its own. */
const alone = [
  'standin/**/*.test.ts',
  'scripts/**/*.test.ts',
  'bin/*.test.ts',
  'src/**/million-*.test.ts',
  'src/engine/bound-garbage.test.ts',
  'src/engine/batch/close.test.ts',
];

export default defineConfig({
  test: {
    // Real servers and real files on two cores: generous bounds, so that a busy machine is no failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // Much of the time goes into commands and apps that the tests start and wait for: one more than there are processors.
    maxWorkers: availableParallelism() + 1,
    setupFiles: ['test-support/property-seed.ts'],
    // The tests start some hundred commands and apps, which then need not compile their sources each time.
    env: { NODE_COMPILE_CACHE: path.join(import.meta.dirname, 'node_modules', '.cache', 'compile') },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.{ts,tsx}', 'test-support/**/*.test.ts', 'bench/**/*.test.ts', 'fuzz/*.test.ts'],
          exclude: [...configDefaults.exclude, ...alone],
          // What the files share is loaded once, not once for each of them: a third of the time of those that are quick.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
