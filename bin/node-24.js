// Plain JavaScript that any Node from 18 on can read: this is what runs before Node 24 is there.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What got 16, node:sqlite and type stripping need, and the Node inside Electron 45. */
export const NODE_MAJOR = 24;

/**
 * @param {string} version as in process.versions.node: `24.21.0`
 * @returns {boolean}
 */
export function isNewEnough(version) {
  return Number.parseInt(version, 10) >= NODE_MAJOR;
}

/**
 * The Node that npm's package `node` brings, in the nearest node_modules of a folder or one above it.
 *
 * @param {string} folder absolute
 * @param {NodeJS.Platform} [platform]
 * @returns {string | undefined} an absolute path
 */
export function findProjectNode(folder, platform = process.platform) {
  const name = platform === 'win32' ? 'node.exe' : 'node';
  for (let at = folder; ; at = path.dirname(at)) {
    const file = path.join(at, 'node_modules', 'node', 'bin', name);
    if (existsSync(file)) return file;
    if (at === path.dirname(at)) return undefined;
  }
}

/**
 * True where this process may go on. Else the same command line is given to the project's own Node, or one sentence says
 * what is needed, and the process ends by itself.
 *
 * @returns {boolean}
 */
export function runsOnNode24() {
  if (isNewEnough(process.versions.node)) return true;
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const node = findProjectNode(root);
  if (node === undefined) {
    // The installed package has no lock file; only the project brings a Node of its own.
    const isProject = existsSync(path.join(root, 'package-lock.json'));
    const ways = isProject
      ? `\`npm ci --ignore-scripts=false\` in ${root} gets it for this project, or install it from https://nodejs.org.`
      : `install it from https://nodejs.org, or beside Shoal with \`npm install node@${NODE_MAJOR}\`.`;
    console.error(`Shoal needs Node ${NODE_MAJOR} or newer, and this is Node ${process.versions.node}: ${ways}`);
    process.exitCode = 1;
    return false;
  }
  handOver(node);
  return false;
}

/** @param {string} node the executable that takes over; its exit code or signal becomes ours */
function handOver(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit', windowsHide: true });
  // Ctrl+C in a terminal reaches the child by itself; a second copy would read as "stop at once".
  const inTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !inTerminal) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    console.error(`Shoal could not start ${node}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal ?? 'SIGKILL'];
  });
}
