import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {},
  preload: {
    // A sandboxed preload has to be one CommonJS file; package.json says "type": "module", hence .cjs.
    build: { rollupOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } } },
  },
  renderer: {
    plugins: [react()],
    // The page is at an address of the app's own; what changes is heard from the dev server itself.
    server: { hmr: { protocol: 'ws', host: 'localhost' } },
    // A third of the size: the window has less to read before it shows anything.
    build: { minify: true, chunkSizeWarningLimit: 1000 },
  },
});
