import { describe, expect, it } from 'vitest';
import { cpuMsOfChildren, runProcess } from './run-process.ts';

describe('cpuMsOfChildren', () => {
  it('adds user and system time of the children', () => {
    expect(cpuMsOfChildren('0m0.001s 0m0.002s\n1m1.500s 0m0.250s\n')).toBe(61_750);
  });

  it('reads a comma as some languages print it', () => {
    expect(cpuMsOfChildren('0m0,00s 0m0,00s\n0m0,50s 0m0,25s\n')).toBe(750);
  });
});

describe('runProcess', () => {
  it.skipIf(process.platform === 'win32')(
    'tells what a program prints, its exit code, and what it has cost',
    async () => {
      const run = await runProcess({
        command: process.execPath,
        args: ['-e', 'const end = Date.now() + 300; while (Date.now() < end); console.log("out"); process.exit(3)'],
      });
      expect(run).toMatchObject({ code: 3, stdout: 'out\n', stderr: '' });
      expect(run.wallMs).toBeGreaterThan(300);
      expect(run.cpuMs).toBeGreaterThan(20);
      expect(run.peakBytes ?? Infinity).toBeGreaterThan(process.platform === 'linux' ? 10_000_000 : 0);
    },
  );
});
