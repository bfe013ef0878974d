import { describe, expect, it } from 'vitest';

import type { ListRow } from '../url-list/url-list.ts';
import { previewNames } from './preview-names.ts';
import { defaultTemplate, type NameTemplate, parseTemplate } from './template.ts';
import { type Naming, takesServedName, wantedPath } from './wanted-path.ts';

function namingOf(text?: string): Naming {
  const parsed = text === undefined ? { template: defaultTemplate } : parseTemplate(text);
  const template: NameTemplate = 'error' in parsed ? defaultTemplate : parsed.template;
  return { template, date: '2026-01-31' };
}

const wanted = (row: Partial<ListRow>, template?: string): string =>
  wantedPath({ line: 3, url: 'https://a.example/x/200', ...row }, 6, namingOf(template));

describe('the path that a row asks for', () => {
  it.each<[Partial<ListRow>, string]>([
    [{}, '200'],
    [{ url: 'https://a.example/p.PNG?x=1' }, 'p.PNG'],
    [{ name: 'Sun' }, 'Sun'],
    [{ name: 'Sun', url: 'https://a.example/p.PNG' }, 'Sun.png'],
    [{ name: 'Sun.jpeg', url: 'https://a.example/p.PNG' }, 'Sun.jpeg'],
    [{ name: 'v1.5 final' }, 'v1.5 final'],
    [{ name: 'black/white', folder: 'Shirts\\2024' }, 'Shirts/2024/black_white'],
    [{ name: '../../etc/passwd', folder: '../..' }, 'etc_passwd'],
    [{ name: 'setup.exe' }, 'setup'],
    [{ name: ' ..  ' }, '200'],
    [{ name: 'Sun\nand sea' }, 'Sun and sea'],
    [{ name: 'CON', folder: 'aux' }, '_aux/_CON'],
  ])('for %j is %j', (row, path) => {
    expect(wanted(row)).toBe(path);
  });

  it('follows the template', () => {
    expect(wanted({ name: 'Sun', folder: 'A' }, '{host}/{line:03}-{index} {name}')).toBe('a.example/003-7 Sun');
    expect(wanted({ url: 'http://u:secret@[::1]:81/p.jpg' }, '{host}/{date}-{name}')).toBe('[__1]_81/2026-01-31-p.jpg');
  });

  it('takes the name that the server gives in place of its own', () => {
    const row = { line: 1, url: 'https://a.example/view.php?id=3', folder: 'A' };
    expect(wantedPath(row, 0, namingOf(), 'sunset.jpg')).toBe('A/sunset.jpg');
    expect(wantedPath(row, 0, namingOf('{index:04}-{name}'), 'sunset.jpg')).toBe('0001-sunset.jpg');
  });
});

describe("the server's name is asked for", () => {
  it.each<[Partial<ListRow>, string, boolean]>([
    [{ url: 'https://a.example/download.php?id=3' }, '{folder}/{name}', true],
    [{ url: 'https://a.example/view' }, '{index}-{stem}', true],
    [{ url: 'https://a.example/' }, '{name}', true],
    [{ url: 'https://a.example/photo.jpg' }, '{name}', false],
    [{ url: 'https://a.example/view', name: 'Sun' }, '{name}', false],
    [{ url: 'https://a.example/view', name: '..' }, '{name}', true],
    [{ url: 'https://a.example/view' }, '{index:04}', false],
  ])('for %j and %s: %j', (row, template, isAsked) => {
    expect(takesServedName({ line: 1, url: '', ...row }, namingOf(template))).toBe(isAsked);
  });
});

it('previews names as they will be planned', () => {
  const rows = ['photo.jpg', 'b/photo.jpg', 'photo'].map((path, n) => ({
    line: n + 1,
    url: `https://a.example/${path}`,
  }));
  expect(previewNames(rows, namingOf(), ['Photo.jpg'])).toEqual([
    { name: 'photo (1).jpg' },
    { name: 'photo (2).jpg' },
    { name: 'photo (3)' },
  ]);
});
