import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ app: { on: () => undefined } }));
const { readArguments } = await import('./open-with.ts');

test('the arguments of a start are lists, web addresses and links', () => {
  const argv = [
    'shoal',
    '--x=a.txt',
    'b.csv',
    '/c/d.TXT',
    'https://a.example/1.jpg',
    'shoal://add?url=x',
    'tool.exe',
    '.',
  ];
  expect(readArguments(argv, '/home/me')).toEqual({
    paths: [join('/home/me', 'b.csv'), '/c/d.TXT'],
    urls: ['https://a.example/1.jpg'],
    links: ['shoal://add?url=x'],
  });
});

test.each([
  'shoal.txt://x',
  'file:///etc/list.txt',
  'https://user:word@a.example/list.txt',
  'ftp://a.example/list.txt',
  'app://shoal/x.html',
])('%s is nothing to open', (word) => {
  expect(readArguments(['shoal', word], '/home/me')).toEqual({ paths: [], urls: [], links: [] });
});
