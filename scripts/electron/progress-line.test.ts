import { expect, it } from 'vitest';
import { createProgressLine, progressText } from './progress-line.ts';

it('tells percent and size, or bytes alone while the size is unknown', () => {
  expect(progressText('Electron 45.4.1', 59_000_000, 118_000_000)).toBe('Downloading Electron 45.4.1: 50 % of 118 MB');
  expect(progressText('Electron 45.4.1', 59_000_000, null)).toBe('Downloading Electron 45.4.1: 59 MB');
});

it('prints a line for each tenth where the output is no terminal', () => {
  const lines: string[] = [];
  const line = createProgressLine('X', { isTTY: false, write: (text: string) => lines.push(text) > 0 });
  for (let percent = 1; percent <= 100; percent += 1) line.update(percent * 1e6, 100e6);
  line.end();
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe('Downloading X: 100 % of 100 MB\n');
});
