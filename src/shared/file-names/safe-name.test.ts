import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fileNameFromContentDisposition } from './file-name-from-content-disposition.ts';
import { fileNameFromUrl } from './file-name-from-url.ts';
import { imageExtensions } from './image-extension.ts';
import { safeName, safeTitle } from './safe-name.ts';

describe('fileNameFromUrl', () => {
  it.each([
    // the path
    ['https://a.example/gallery/photo.jpg?size=large.png#top', 'photo.jpg'],
    ['https://a.example/gallery/IMG_0001.JPEG', 'IMG_0001.JPEG'],
    ['https://a.example/gallery/', 'gallery'],
    ['https://a.example/', 'image'],
    ['https://a.example', 'image'],
    ['https://a.example?x=/photo.jpg', 'image'],
    ['https://user:secret@a.example', 'image'],
    ['no url', 'no url'],
    ['', 'image'],
    // decoding, once
    ['https://a.example/my%20photo%2B1.jpg', 'my photo+1.jpg'],
    ['https://a.example/%D1%84%D0%BE%D1%82%D0%BE.png', 'фото.png'],
    ['https://a.example/e%CC%81t%C3%A9.jpg', 'été.jpg'],
    ['https://a.example/Z%FCrich.jpg', 'Zürich.jpg'],
    ['https://a.example/%252e%252e%252fx.jpg', '%2e%2e%2fx.jpg'],
    ['https://a.example/100%.jpg', '100%.jpg'],
    // never out of the folder
    ['https://a.example/..%2F..%2Fetc%2Fpasswd', 'passwd'],
    ['https://a.example/..%5C..%5Cx.png', 'x.png'],
    ['https://a.example/x%2F..%2F', 'x'],
    ['https://a.example/%2e%2e', 'image'],
    ['https://a.example/%00', 'image'],
    ['https://a.example/C:%5Cx%5Cy.jpg', 'y.jpg'],
    // something to read
    ['https://a.example/Gr%C3%B6%C3%9Fe%20%26%E2%80%A6%2F%3F.jpg', 'Größe &….jpg'],
    ['https://a.example/a.exe%2F_%5C%3F.png', 'a.png'],
    ['https://a.example/a.jpg%2F%3F', 'a'],
    ['https://a.example/x/%3F.jpg', '_.jpg'],
    // characters
    ['https://a.example/a%22*%3A%3C%3E%3F%7Cb.jpg', 'a_______b.jpg'],
    ['https://a.example/a%00%1B%C2%85%E2%80%AE%E2%80%8Bb.jpg', 'ab.jpg'],
    ['https://a.example/%EF%BB%BF.%20~x%20.%20', 'x'],
    ['https://a.example/photo%20.jpg', 'photo.jpg'],
    ['https://a.example/a%C2%A0b%E2%80%A8c.jpg', 'a b c.jpg'],
    ['https://a.example/.htaccess', 'htaccess'],
    ['https://a.example/.jpg', 'jpg'],
    // extensions
    ['https://a.example/view.php', 'view'],
    ['https://a.example/setup.exe', 'setup'],
    ['https://a.example/photo.jpg.exe', 'photo.jpg'],
    ['https://a.example/photo.php.html', 'photo'],
    ['https://a.example/a.jpg:evil.exe', 'a.jpg'],
    ['https://a.example/a.jpg%3Aevil.exe', 'a.jpg'],
    ['https://a.example/photo.jpg:large', 'photo.jpg'],
    ['https://a.example/photo.jpg!w200', 'photo.jpg'],
    ['https://a.example/photo.png.webp', 'photo.png.webp'],
    ['https://a.example/2024.05.01', '2024.05.01'],
    ['https://a.example/Dr.%20Smith', 'Dr. Smith'],
    ['https://a.example/Mr.Smith', 'Mr_Smith'],
    ['https://a.example/x.%7B20D04FE0-3AEA-1069-A2D8-08002B30309D%7D', 'x_{20D04FE0-3AEA-1069-A2D8-08002B30309D}'],
    ['https://a.example/photo%E2%80%AEgpj.exe', 'photogpj'],
    ['https://a.example/desktop.ini', 'desktop'],
    ['https://a.example/x.lnk', 'x'],
    // devices
    ['https://a.example/CON', '_CON'],
    ['https://a.example/aux.jpg', '_aux.jpg'],
    ['https://a.example/nul.tar.png', '_nul.tar.png'],
    ['https://a.example/com%C2%B9%20.gif', '_com¹.gif'],
    ['https://a.example/CLOCK$.jpg', '_CLOCK$.jpg'],
    ['https://a.example/console.jpg', 'console.jpg'],
    ['https://a.example/com10.jpg', 'com10.jpg'],
  ])('of %s is %j', (url, name) => {
    expect(fileNameFromUrl(url)).toBe(name);
  });

  it('cuts long names before the extension, between characters', () => {
    expect(fileNameFromUrl(`https://a.example/${'x'.repeat(500)}.jpeg`)).toBe(`${'x'.repeat(235)}.jpeg`);
    expect(fileNameFromUrl(`https://a.example/${'ü'.repeat(500)}.png`)).toBe(`${'ü'.repeat(118)}.png`);
    // Half a flag more would fit, and would show as a letter in a box.
    expect(fileNameFromUrl(`https://a.example/${'x'.repeat(7)}${'🇩🇪'.repeat(50)}.png`)).toBe(
      `${'x'.repeat(7)}${'🇩🇪'.repeat(28)}.png`,
    );
    expect(fileNameFromUrl(`https://a.example/${'x'.repeat(236)}e\u0323\u0302\u0300\u031b.png`)).toBe(
      `${'x'.repeat(236)}.png`,
    );
    expect(fileNameFromUrl(`https://a.example/a${'\u0327\u0302'.repeat(500)}.png`).length).toBeGreaterThan(50);
  });

  it('takes linear time for hostile URLs', () => {
    for (const part of ['a.', '. ', '%2F', '%CC%81', '~', '.jpg', '%', '_', '.php']) {
      expect(fileNameFromUrl(`https://a.example/x${part.repeat(1_000_000)}`)).toMatch(/^x/);
    }
  });
});

describe('fileNameFromContentDisposition', () => {
  const rawUtf8 = Buffer.from('фото.jpg').toString('latin1');
  it.each([
    ['attachment; filename="my photo.jpg"', 'my photo.jpg'],
    ['inline; filename=[1].png;', '[1].png'],
    ["attachment; filename=x.jpg; filename*=UTF-8''%e2%82%ac%20rates.png", '€ rates.png'],
    ["attachment; filename*=UTF-8''%e2%82%ac%20rates.png; filename=x.jpg", '€ rates.png'],
    ["attachment; filename*=ISO-8859-1'en'%A3.png", '£.png'],
    ['attachment; filename*="utf-8\'\'x.png"', 'x.png'],
    ["attachment; filename*=UTF-8''%FF; filename=x.jpg", 'x.jpg'],
    ["attachment; filename*=UTF-8''%2E%2E; filename=x.jpg", 'x.jpg'],
    ["attachment; filename*=UTF-8''100%2525.jpg", '100%25.jpg'],
    [`attachment; filename="${rawUtf8}"`, 'фото.jpg'],
    ['attachment; filename="my%20photo.jpg"', 'my photo.jpg'],
    ['attachment; filename="a\\"b.jpg"', 'a_b.jpg'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename="..\\\\..\\\\x.exe"', 'x'],
    ['ATTACHMENT; FILENAME="x.gif"', 'x.gif'],
    ['attachment', null],
    ['attachment; filename=""', null],
    ['attachment; filename=".."', null],
    ['attachment; xfilename=a.jpg', null],
    ['', null],
  ])('of %s is %j', (header, name) => {
    expect(fileNameFromContentDisposition(header)).toBe(name);
  });
});

it('a name that is cut does not end in what passes for an extension', () => {
  const long = 'x'.repeat(236);
  expect(safeName(`${long}.exe. Tail`)).toBe(long);
  expect(safeName(`${long}.odd. Tail`)).toBe(`${long}_odd`);
  expect(safeTitle(`${long}.exe is what follows`)).toBe(long);
});

describe('for any text', () => {
  const piece = fc.constantFrom(
    '/', '\\', '..', '.', ' ', '~', ':', '%2F', '%5c', '%00', '%E4', '%', '.jpg', '.PNG', '.exe', '.php', '.jpg!x', '.tar.gz', '01',
    'con', 'AUX', 'com1', 'lpt¹', 'clock$', 'desktop.ini', '\0', '\u202e', '\u200b', '\u200d', '\ufeff', '\ufffe', '\ud800', '\u0301',
    'e', 'ﬁ', '漢字', '👨‍👩‍👧', 'x'.repeat(120), 'ß'.repeat(60), '\u00a0', '\u2028', '_', '-', '{', '?', '*', '|', '"', '<',
  ); // prettier-ignore
  const nasty = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const harmlessEnding = new RegExp(String.raw`^(?:[^.]+|.*\.(?:\d+| [^.]*|${imageExtensions}))$`, 'isu');
  const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|clock\$)(?:[ .]|$)/i;

  function expectSafe(name: string): void {
    // Illegal, invisible, or a separator.
    expect(name).not.toMatch(/["*/:<>?\\|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Cs}]/u);
    expect(name).not.toMatch(/^[. ~]|[. ]$/);
    expect(name).not.toMatch(reserved);
    expect(name).toMatch(harmlessEnding);
    expect(name.normalize('NFC')).toBe(name);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
    // Safe names are left alone.
    expect(safeName(name)).toBe(name);
  }

  it('a name from a URL is safe', () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom('', 'https://a.example/', 'https://a.example/x/'), (text, begin) => {
        const name = fileNameFromUrl(begin + text);
        expectSafe(name);
        expect(name).not.toBe('');
      }),
      { numRuns: 5000 },
    );
  });

  it('a name from a header is safe, or there is none', () => {
    const form = fc.constantFrom<((text: string) => string)[]>(
      (text) => `attachment; filename="${text}"`,
      (text) => `attachment; filename=${text}`,
      (text) => `attachment; filename*=UTF-8''${encodeURIComponent(text.toWellFormed())}`,
      (text) => text,
    );
    fc.assert(
      fc.property(nasty, form, (text, write) => {
        const name = fileNameFromContentDisposition(write(text));
        expect(name).not.toBe('');
        if (name !== null) expectSafe(name);
      }),
      { numRuns: 5000 },
    );
  });
});
