// Runs one of the commands beside this file: `node scripts/run.js start --demo`.
// Plain JavaScript, because the Node that reads it may be too old to read the commands themselves.
import { runsOnNode24 } from '../bin/node-24.js';

if (runsOnNode24()) {
  const [name, ...args] = process.argv.slice(2);
  try {
    const { main } = await import(`./${name}.ts`);
    const code = await main(args);
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    process.exitCode = tell(error);
  }
}

/**
 * Every failure ends in a sentence; the stack is for whoever asks for it.
 *
 * @param {unknown} error
 * @returns {number} the exit code
 */
function tell(error) {
  if (!(error instanceof Error)) {
    console.error(String(error));
    return 1;
  }
  if (/Cannot find package/.test(error.message))
    console.error("Shoal's packages are not installed: run `npm ci` first.");
  else if (error.message !== '') console.error(error.message);
  if (process.env['SHOAL_DEBUG']) console.error(error);
  return 'exitCode' in error && typeof error.exitCode === 'number' ? error.exitCode : 1;
}
