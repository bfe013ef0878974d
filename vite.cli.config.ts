import { defineConfig } from 'vite';

// The terminal's bundle: our own sources and npm's packages in one file, because Node takes as long to find and read three
// hundred small files as for all else before the first request.
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/index.ts',
    outDir: 'out/cli',
    target: 'node24',
    emptyOutDir: true,
    rollupOptions: { output: { entryFileNames: 'index.js' } },
  },
});
