import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'standin/**/*.test.ts',
      'scripts/**/*.test.ts',
      'test-support/**/*.test.ts',
      'bench/**/*.test.ts',
      'bin/*.test.ts',
      'fuzz/*.test.ts',
    ],
    // Real servers and real files on two cores: generous bounds, so that a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
