import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ROOT } from './project.ts';

const run = promisify(execFile);
const command = (...args: string[]) =>
  run(process.execPath, [path.join(ROOT, 'scripts', 'run.js'), ...args], { cwd: ROOT });

describe('a command of package.json', () => {
  it.each([
    ['test', 'npm test'],
    ['test-unit', 'npm run test:unit'],
    ['test-e2e', 'npm run test:e2e'],
    ['check', 'npm run check'],
    ['licences', 'npm run licences'],
    ['package', 'npm run package'],
    ['fuzz', 'npm run fuzz'],
    ['dev', 'npm run dev'],
    ['start', 'npm start'],
  ])('%s says for --help what it takes, and does nothing else', async (name, called) => {
    const { stdout, stderr } = await command(name, '--help');
    expect(stdout.startsWith(called)).toBe(true);
    expect(stdout.split('\n').length).toBeLessThan(14);
    expect(stderr).toBe('');
  });

  it.each(['test', 'check', 'licences'])('%s refuses what it does not take, and runs nothing', async (name) => {
    await expect(command(name, '--grep', 'pause')).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/takes no arguments, but was given --grep pause\.\n/),
    });
  });
});
