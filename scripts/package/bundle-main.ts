import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build } from 'vite';

/**
 * Puts the main process and all packages that it imports into one file, so that the archive needs no node_modules:
 * electron-builder leaves the second copy of a package out where two versions are needed.
 *
 * @param entry the built main bundle, below the folder whose node_modules has the packages
 * @param folder gets `index.js`
 */
export async function bundleMain(entry: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    root: path.dirname(entry),
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rollupOptions: {
        external: (name) => name === 'electron' || isBuiltin(name),
        output: { entryFileNames: 'index.js', codeSplitting: false },
      },
    },
  });
}
