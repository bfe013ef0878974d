import { defineConfig } from 'vite';

// The terminal's bundle: our own sources in one file, npm's packages left where they are.
export default defineConfig({
  build: {
    ssr: 'src/cli/index.ts',
    outDir: 'out/cli',
    target: 'node24',
    emptyOutDir: true,
    rollupOptions: { output: { entryFileNames: 'index.js' } },
  },
});
