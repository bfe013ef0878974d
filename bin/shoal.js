#!/usr/bin/env node
// `shoal`, as `npx shoal` inside the project or as an installed command.
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isFresh } from './freshness.js';
import { runsOnNode24 } from './node-24.js';

if (runsOnNode24()) {
  module.enableCompileCache(); // in the system's folder for temporary files; saves a third of the start from the second one on
  const root = fileURLToPath(new URL('..', import.meta.url));
  const built = path.join(root, 'out', 'cli', 'index.js');
  const sources = ['cli', 'engine', 'demo', 'shared'].map((layer) => path.join(root, 'src', layer));
  const file = isFresh([built], sources) ? built : path.join(root, 'src', 'cli', 'index.ts');
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    if (!(error instanceof Error) || !/Cannot find package/.test(error.message)) throw error;
    console.error(`Shoal's packages are not installed: run \`npm ci\` in ${root} first.`);
    process.exitCode = 1;
  }
}
