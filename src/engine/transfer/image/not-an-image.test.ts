import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headSize } from './image-type.ts';
import { notAnImage } from './not-an-image.ts';

const told = (head: string, contentType?: string): string =>
  notAnImage(Buffer.from(head, 'latin1'), contentType, 'x.org').message;
const page = (title: string): string => `<!doctype html><title>${title}</title>`;
const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

describe('D5 what is no image', () => {
  it.each([
    ['<!DOCTYPE html>\n<title>No</title>', undefined, 'Not an image (text/html): x.org sent a web page, "No".'],
    ['\n\n<HTML><HEAD>', 'image/jpeg', 'Not an image (text/html): x.org sent a web page.'],
    ['<!-- a --><html>', 'image/png', 'Not an image (text/html): x.org sent a web page.'],
    ['<script>x', 'image/png', 'Not an image (text/html): x.org sent a web page.'],
    ['<?xml version="1.0"?><!DOCTYPE html><html>', 'image/png', 'Not an image (text/html): x.org sent a web page.'],
    ['<?xml version="1.0"?><Error/>', 'image/png', 'Not an image (application/xml): x.org sent XML data.'],
    ['<p>Gone', 'text/html', 'Not an image (text/html): x.org sent a web page.'],
    ['MZ\u0090\0', 'image/jpeg', 'Not an image (a program): x.org sent one for Windows.'],
    ['\u007fELF\u0002', undefined, 'Not an image (a program): x.org sent one for Linux.'],
    ['#!/bin/sh', 'image/png', 'Not an image (a program): x.org sent a script.'],
    ['%PDF-1.7', undefined, 'Not an image (application/pdf): x.org sent a PDF document.'],
    ['PK\u0003\u0004', undefined, 'Not an image (application/zip): x.org sent a ZIP archive.'],
    ['{"error":1}', undefined, 'Not an image (application/json): x.org sent JSON data.'],
    ['Not found', 'text/plain; charset=utf-8', 'Not an image (text/plain): x.org sent something else.'],
    ['Not found', 'image/jpeg', 'Not an image (unknown data): x.org sent something else.'],
    ['Not found', '<script>', 'Not an image (unknown data): x.org sent something else.'],
    ['Not found', undefined, 'Not an image (unknown data): x.org sent something else.'],
  ])('is told by its bytes, and else by the word of the server: %j, %s', (head, contentType, sentence) => {
    expect(told(head, contentType)).toBe(sentence);
  });
});

describe('the title of a page', () => {
  it.each([
    ['is its first line that holds anything', '\n  \n  Page   not\tfound \n second line', 'Page not found'],
    ['has entities as characters', 'Q&amp;A &lt;b&gt; &#39;x&#x27; &bogus;', `Q&A <b> 'x' &bogus;`],
    ['has controls made visible', 'a\u001b[2Jb&#27;&#x202e;c\0', 'a␛[2Jb␛\\u{202e}c␀'],
    ['has at most 80 characters', 'x'.repeat(100), `${'x'.repeat(79)}…`],
    ['does not show logins', 'No http://ann:secret@x.org/a.jpg', 'No http://x.org/a.jpg'],
  ])('%s', (_what, title, shown) => {
    expect(told(page(title))).toContain(`a web page, "${shown}".`);
  });

  it.each([
    ['the header', page('Not trouv\u00e9'), 'text/html; charset="iso-8859-1"'],
    ['the page', `<html><meta charset=windows-1252>${page('Not trouv\u00e9')}`, undefined],
    ['nothing but UTF-8', utf8(page('Not trouvé')), 'text/html'],
    ['a charset that there is not', utf8(page('Not trouvé')), 'text/html; charset=klingon'],
  ])('is read in the charset that is named by %s', (_by, head, contentType) => {
    expect(told(head, contentType)).toContain('"Not trouvé"');
  });

  it('is harmless and short whatever a server sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const message = notAnImage(Buffer.from(page(title)), undefined, 'x.org').message;
        expect(message).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}]/u);
        expect(message.length).toBeLessThan(140);
        expect(message.isWellFormed()).toBe(true);
      }),
    );
  });

  it('is looked for in hostile text in no time', () => {
    for (const piece of ['<title ', '<title', '&#', '&amp;', '<title>&', '\n', 'a:b@']) {
      const head = Buffer.from(`<!doctype html><title>${piece.repeat(headSize)}`).subarray(0, headSize);
      const began = process.threadCpuUsage().user;
      notAnImage(head, undefined, 'x.org');
      expect(process.threadCpuUsage().user - began).toBeLessThan(1_000_000);
    }
  });
});
