import { fileNameFromContentDisposition } from '../../src/shared/file-names/file-name-from-content-disposition.ts';
import { safeName } from '../../src/shared/file-names/safe-name.ts';
import { type FuzzTarget, promise, text } from '../target.ts';

export const contentDisposition: FuzzTarget = {
  name: 'content-disposition',
  seeds: [
    text('attachment; filename="a.jpg"'),
    text("attachment; filename*=UTF-8''%e2%82%ac%20rates.jpg; filename=x.jpg"),
    text('inline; filename="..\\..\\a\\"b.jpg"; size=5'),
    text("filename*=iso-8859-1'en'%A3%20rates"),
    text('attachment;filename=/etc/passwd;;;'),
  ],
  words: [
    'filename=',
    'filename*=',
    "UTF-8''",
    "iso-8859-1''",
    '%2f',
    '%5c',
    '%00',
    '%e2%80%ae',
    '..',
    '/',
    '\\',
    '"',
    ';',
    'CON',
    'NUL.',
    '.lnk',
    ' ',
    '~',
    ':',
  ],
  check(input) {
    // Headers arrive as Latin-1, one character a byte.
    const name = fileNameFromContentDisposition(Buffer.from(input).toString('latin1'));
    if (name === null) return;
    promise(safeName(name) === name, 'a name is safe');
    promise(!/[/\\:*?"<>|\p{Cc}]/u.test(name), 'a name holds nothing that a path is made of');
    promise(name !== '' && !/^\.+$/.test(name) && !/[. ]$/.test(name), 'a name is a name on every system');
    promise(Buffer.byteLength(name) <= 255, 'a name is not too long');
  },
};
