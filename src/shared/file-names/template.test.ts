import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fileNameFromUrl } from './file-name-from-url.ts';
import { withImageExtension } from './image-extension.ts';
import { previewNames } from './preview-names.ts';
import { safeName } from './safe-name.ts';
import { defaultTemplate, type NameTemplate, parseTemplate, renderTemplate, type TemplateValues } from './template.ts';

function templateOf(text: string): NameTemplate {
  const parsed = parseTemplate(text);
  if ('error' in parsed) throw new Error(parsed.error.message);
  return parsed.template;
}

function expectSafe(path: string): void {
  const parts = path.split('/');
  expect(parts.length).toBeLessThanOrEqual(17);
  expect(Buffer.byteLength(path)).toBeLessThanOrEqual(760);
  for (const part of parts) {
    expect(part).not.toMatch(/["*/:<>?\\|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(part).not.toMatch(/^[. ~]|[. ]$|^$/);
    expect(part).not.toMatch(/^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|clock\$)(?:[ .]|$)/i);
    expect(part.normalize('NFC')).toBe(part);
    expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
  }
  for (const folder of parts.slice(0, -1)) expect(folder).not.toMatch(/\.(?:app|\{.*)$/i);
}

const sun: TemplateValues = {
  name: 'Sun.JPG',
  folder: 'Italy/Rome',
  host: 'a.example:8080',
  index: 7,
  line: 12,
  date: '2026-01-31',
};
const render = (text: string, values: Partial<TemplateValues> = {}): string =>
  renderTemplate(templateOf(text), { ...sun, ...values });

describe('a template', () => {
  it.each([
    ['{name}', 'Sun.JPG'],
    ['{index:04}-{name}', '0007-Sun.JPG'],
    ['{index:3} {line:1} {index}', '007 12 7.JPG'],
    ['{host}/{name}', 'a.example_8080/Sun.JPG'],
    ['{folder}/{name}', 'Italy/Rome/Sun.JPG'],
    ['{folder}-{name}', 'Italy_Rome-Sun.JPG'],
    ['x {folder} y/{name}', 'x Italy/Rome y/Sun.JPG'],
    ['{ext}/{date}/{stem}', 'jpg/2026-01-31/Sun.JPG'],
    ['{stem}.{ext}', 'Sun.JPG'],
    ['{name}-{host}', 'Sun-a.example_8080.JPG'],
    ['{name}.exe', 'Sun.exe.JPG'],
    ['{ NAME }', 'Sun.JPG'],
    ['{{{name}}} {{x}}', '{Sun} {x}.JPG'],
    ['photo', 'photo.JPG'],
    ['con', '_con.JPG'],
    ['aux/x', '_aux/x.JPG'],
  ])('%j makes %j', (text, path) => {
    expect(render(text)).toBe(path);
  });

  it.each<[string, Partial<TemplateValues>, string]>([
    ['{folder}/{name}', { folder: '' }, 'Sun.JPG'],
    ['{folder}/{ext}/{name}', { folder: '', name: 'view' }, 'view'],
    ['{stem}.{ext}', { name: 'view' }, 'view'],
    ['{folder}', { folder: '' }, 'image.JPG'],
    ['{folder}/{name}', { folder: '../../etc' }, 'etc/Sun.JPG'],
    ['{folder}/{name}', { folder: 'C:\\Users\\..\\x' }, 'C_/Users/x/Sun.JPG'],
    ['{folder}/{name}', { folder: '/Italy//Rome/' }, 'Italy/Rome/Sun.JPG'],
    ['{folder}/{name}', { folder: 'nul/x.app/y.{20D04FE0}/.git/site.com' }, '_nul/x_app/y_{20D04FE0}/git/site.com/Sun.JPG'],
    ['{folder}/{name}', { folder: 'x\u202e\0/e\u0301' }, 'x/é/Sun.JPG'],
    ['{host}/{name}', { host: '[::1]:8080' }, '[__1]_8080/Sun.JPG'],
    ['{index:04}-{name}', { index: 123_456 }, '123456-Sun.JPG'],
  ])('%j with %j makes %j', (text, values, path) => {
    expect(render(text, values)).toBe(path);
  }); // prettier-ignore

  it.each([
    ['', 0, /is empty\. Write one such as \{index:04\}-\{name\}\.$/],
    ['{nam}', 0, /^\{nam\} at character 1 of the name template is no field\. Write \{name\}, .* or \{date\}\.$/],
    ['x/{}', 2, /^\{\} at character 3 /],
    ['x-{name', 2, /^The \{ at character 3 of the name template is not closed\. .*\{\{ for a brace\.$/],
    ['{a{name}}', 0, /^The \{ at character 1 .* is not closed/],
    ['x}', 1, /^The \} at character 2 of the name template closes nothing\. Write \}\} for a brace\.$/],
    ['{name:04}', 0, /^\{name:04\} at character 1 .* Only \{index\} and \{line\} can, as in \{index:04\}\.$/],
    ['{line:x}', 0, /has no number of digits\. Write 1 to 9 of them, as in \{line:04\}\.$/],
    ['{index:00}', 0, /has no number of digits/],
    ['{index:12}', 0, /has no number of digits/],
    ['/x/{name}', 0, /begins like a full path/],
    ['C:/{name}', 0, /begins like a full path/],
    ['\\{name}', 0, /begins like a full path/],
    ['{host}\\{name}', 6, /^"\\" at character 7 .* cannot be in a name\. Write \/ between folders\.$/],
    ['{host}:{name}', 6, /^":" at character 7 .* cannot be in a name\. Leave it out\.$/],
    ['a\u202eb', 1, /^"\\u\{202e\}" at character 2 /],
    ['x/../{name}', 2, /^"\.\.", which is no name, stands at character 3 of the name template\./],
    ['{name}/.', 7, /^"\.", which is no name, stands at character 8 /],
    ['{host}//{name}', 7, /^No name stands at character 8 /],
    ['{host}/', 7, /^No name stands at character 8 /],
    ['x'.repeat(501), 500, /longer than 500 characters/],
  ])('%j is refused', (text, at, message) => {
    expect(parseTemplate(text)).toEqual({ error: { at, message: expect.stringMatching(message) } });
  });

  it('leaves out folders that go too deep or make the path too long', () => {
    expect(render('{folder}/{name}', { folder: 'a/'.repeat(100) })).toBe(`${'a/'.repeat(16)}Sun.JPG`);
    expect(render('{folder}/{name}', { folder: `${'x'.repeat(240)}/`.repeat(3) })).toBe(
      `${'x'.repeat(240)}/${'x'.repeat(240)}/Sun.JPG`,
    );
  });

  it('leaves names alone by default', () => {
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        const name = fileNameFromUrl(url);
        expect(renderTemplate(defaultTemplate, { ...sun, folder: '', name })).toBe(name);
        expect(render('{folder}/{name}', { folder: '', name })).toBe(name);
      }),
    );
  });
});

describe('for any template and any list', () => {
  const nasty = fc.oneof(
    fc
      .array(
        fc.constantFrom(
          '/', '\\', '..', '.', ' ', '~', ':', 'C:', 'con', 'nul.txt', '\0', '\u202e', '\ud800', '\u0301', 'é', 'e\u0301', 'x'.repeat(100),
          'ß'.repeat(200), '👨‍👩‍👧'.repeat(20), '.exe', '.jpg', '.app', '.{20D04FE0-3AEA-1069-A2D8-08002B30309D}', 'desktop.ini', '漢字', '-', '*', '|',
        ), // prettier-ignore
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('a', 'A', 'Italy/Rome', 'a/'.repeat(100)),
  );
  const field = fc.constantFrom('{name}', '{stem}', '{ext}', '{folder}', '{host}', '{index:04}', '{line}', '{date}');
  const templates = fc
    .array(fc.oneof(field, fc.constant('/'), fc.constantFrom('-', 'x', '{{', ' ', '.', '..', 'con', 'é'), nasty), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => parts.join(''));

  it('names stay inside the folder and are legal on every system', () => {
    const row = fc.record({
      name: nasty.map((text) => safeName(text) || 'image'),
      folder: nasty,
      host: nasty,
      index: fc.nat(),
      line: fc.nat(),
    });
    fc.assert(
      fc.property(templates, row, (text, values) => {
        const parsed = parseTemplate(text);
        const path = renderTemplate('error' in parsed ? defaultTemplate : parsed.template, {
          ...values,
          date: '2026-01-31',
        });
        expectSafe(path);
        const message = 'error' in parsed ? parsed.error.message : 'None.';
        expect(message).toMatch(/^\S.*\.$/);
        expect(message).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/u);
        const name = path.split('/').at(-1) ?? '';
        expect(withImageExtension(name, 'jpg')).toMatch(/.\.(?:jpe?g|jpe|jfif)$/i);
      }),
      { numRuns: 5000 },
    );
  });

  it('names are planned once each', () => {
    const row = fc.record({ url: fc.webUrl(), name: nasty, folder: nasty, line: fc.nat() });
    fc.assert(
      fc.property(templates, fc.array(row, { maxLength: 12 }), (text, rows) => {
        const parsed = parseTemplate(text);
        fc.pre(!('error' in parsed));
        if ('error' in parsed) return;
        const naming = { template: parsed.template, date: '2026-01-31' };
        const names = previewNames(rows, naming).map(({ name }) => name);
        expect(new Set(names.map((name) => name.normalize('NFD').toUpperCase())).size).toBe(rows.length);
        names.forEach(expectSafe);
      }),
      { numRuns: 2000 },
    );
  });
});
