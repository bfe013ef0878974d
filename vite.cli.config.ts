import http from 'node:http';
import { defineConfig, type Plugin } from 'vite';
import { licencesDocument, terminalLicences } from './scripts/package/licences.ts';
import { readLock } from './scripts/package/lockfile.ts';

const httpModule = '\0node-http';
/** Getters behind which Node keeps all of undici. */
const behindUndici = new Set(['WebSocket', 'CloseEvent', 'MessageEvent']);

/** An `import` of node:http looks at all of its exports, and so loads undici: a fifth of the time to the first request. */
const httpWithoutUndici: Plugin = {
  name: 'http-without-undici',
  enforce: 'pre',
  resolveId: (id, _importer, { kind }) =>
    kind !== 'require-call' && (id === 'node:http' || id === 'http') ? httpModule : null,
  load(id) {
    if (id !== httpModule) return null;
    const names = Object.keys(http).filter((name) => !behindUndici.has(name));
    return `const http = process.getBuiltinModule('node:http');
      export default http;
      export const { ${names.join(', ')} } = http;`;
  },
};

/** The packages are in the bundle, and their licences ask to be where they are. */
const licencesBeside: Plugin = {
  name: 'licences-beside',
  generateBundle() {
    this.emitFile({
      type: 'asset',
      fileName: 'LICENCES.txt',
      source: licencesDocument(terminalLicences(readLock()), 'The terminal of Shoal is built with these packages.'),
    });
  },
};

// The terminal's bundle: our own sources and npm's packages in one file and a half, because Node takes as long to find and read three
// hundred small files as for all else before the first request.
export default defineConfig({
  plugins: [httpWithoutUndici, licencesBeside],
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/index.ts',
    outDir: 'out/cli',
    target: 'node24',
    emptyOutDir: true,
    rollupOptions: {
      output: {
        entryFileNames: 'index.js',
        chunkFileNames: '[name].js', // what is loaded only where it is needed
        // Less to download and to read. Names stay, for whoever reports an error.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
});
