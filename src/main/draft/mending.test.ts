import { describe, expect, it } from 'vitest';
import { createDraft, type Draft } from './draft.ts';
import { createUploads } from './uploads.ts';

const url = (name: string): string => `https://a.example/${name}`;
const rowsOf = (draft: Draft): string[] =>
  draft.rows().map(({ line, url: row, name = '', folder = '' }) => [line, row, folder, name].join(' ').trim());
const sourceOf = (draft: Draft): string => draft.summary().sources[0]?.id ?? '';

async function draftOf(text: string): Promise<Draft> {
  const draft = createDraft(() => Date.UTC(2026, 10, 22));
  await draft.add('file', 'a.txt', Buffer.from(text));
  return draft;
}

describe('a line that is mended', () => {
  const text = `${url('1.jpg')}\r\nhtps:/x\r\n${url('3.jpg')}\r\nftp://old.example/4.jpg\r\n`;

  it('becomes a row in its place, and is no problem any more', async () => {
    const draft = await draftOf(text);
    expect(await draft.line(sourceOf(draft), 2)).toBe('htps:/x');
    expect(await draft.mendLine(sourceOf(draft), 2, url('2.jpg'))).toBeNull();
    expect(rowsOf(draft)).toEqual([`1 ${url('1.jpg')}`, `2 ${url('2.jpg')}`, `3 ${url('3.jpg')}`]);
    expect(draft.summary().problems.map(({ line }) => line)).toEqual([4]);
    expect(await draft.line(sourceOf(draft), 2)).toBe(url('2.jpg'));
  });

  it('says why it still gives nothing, and changes nothing then', async () => {
    const draft = await draftOf(text);
    const { version } = draft;
    expect(await draft.mendLine(sourceOf(draft), 2, 'https:/host.example/1.jpg')).toMatchObject({
      why: 'no-slashes',
      line: 2,
    });
    expect(await draft.mendLine(sourceOf(draft), 2, 'nothing')).toMatchObject({ why: 'no-url' });
    expect(draft.version).toBe(version);
  });

  it('is left out when it is emptied, and may be a double or a range', async () => {
    const draft = await draftOf(text);
    expect(await draft.mendLine(sourceOf(draft), 4, ' ')).toBeNull();
    expect(draft.summary().problemCount).toBe(1);
    await draft.mendLine(sourceOf(draft), 2, `${url('1.jpg')} ${url('[5-6].jpg')}`);
    expect(rowsOf(draft).map((row) => row.slice(0, 1))).toEqual(['1', '2', '2', '3']);
    expect(draft.summary()).toMatchObject({ duplicateCount: 1, problemCount: 0 });
  });

  it('does not lose another line that is mended at the same time', async () => {
    const draft = await draftOf(text);
    const id = sourceOf(draft);
    await Promise.all([draft.mendLine(id, 2, url('2.jpg')), draft.mendLine(id, 4, url('4.jpg'))]);
    expect(draft.summary()).toMatchObject({ rows: 4, problemCount: 0 });
  });
});

describe('columns that are chosen', () => {
  const table = `sku;Bild;was\n1;${url('1.jpg')};hat\n2;ftp://b.example/2.jpg;cap\n`;

  it('count at once, also for lines that were mended, until they are left to the reader again', async () => {
    const draft = await draftOf(table);
    const id = sourceOf(draft);
    expect(draft.summary().sources[0]?.table).toMatchObject({
      isChosen: false,
      columns: [{ use: null }, { title: 'Bild', use: 'url' }, { samples: ['hat', 'cap'], use: null }],
    });
    await draft.mendLine(id, 3, `2;${url('2.jpg')};cap`);
    await draft.setColumns(id, ['folder', 'url', 'name']);
    expect(rowsOf(draft)).toEqual([`2 ${url('1.jpg')} 1 hat`, `3 ${url('2.jpg')} 2 cap`]);
    expect(draft.summary().sources[0]?.table?.isChosen).toBe(true);
    await draft.setColumns(id, null);
    expect(rowsOf(draft)).toEqual([`2 ${url('1.jpg')}`, `3 ${url('2.jpg')}`]);
  });

  it('stay as chosen while the text of the same table is typed', async () => {
    const draft = createDraft();
    await draft.setText(table);
    await draft.setColumns('text', [null, 'url', 'name']);
    await draft.setText(`${table}3;${url('3.jpg')};tie\n`);
    expect(rowsOf(draft)).toContain(`4 ${url('3.jpg')}  tie`);
    await draft.setText(`other;Bild\n1;${url('1.jpg')}\n`);
    expect(draft.summary().sources[0]?.table?.isChosen).toBe(false);
  });

  it('count for the text as it is when they have been read, and for a line that was mended meanwhile', async () => {
    const long = Array.from({ length: 20_000 }, (_, n) => `${n};${url(`${n}.jpg`)};hat\n`).join('');
    const typed = createDraft();
    await typed.setText(`${table}${long}`);
    const choosing = typed.setColumns('text', [null, 'url', 'name']);
    await typed.setText(table);
    await choosing;
    expect(rowsOf(typed).slice(0, 2)).toEqual([`2 ${url('1.jpg')}  hat`]);
    expect(typed.summary().sources[0]?.table?.isChosen).toBe(true);

    const draft = await draftOf(`${table}${long}`);
    const id = sourceOf(draft);
    await Promise.all([
      draft.setColumns(id, [null, 'url', 'name']),
      draft.mendLine(id, 3, `2;${url('2.jpg')};cap`),
      draft.setColumns(id, ['name', 'url', null]),
    ]);
    expect(rowsOf(draft).slice(0, 2)).toEqual([`2 ${url('1.jpg')}  1`, `3 ${url('2.jpg')}  2`]);
  });
});

describe('a summary', () => {
  it('tells ranges, other addresses of a picture, signatures, and headers that are for one image', async () => {
    const draft = await draftOf(
      [
        url('[1-3].jpg'),
        `${url('x.jpg')}\thttps://mirror.example/x.jpg`,
        '  referer=https://q.example/',
        `${url('s.jpg')}?AWSAccessKeyId=K&Signature=s&Expires=${Date.UTC(2026, 10, 22, 0, 30) / 1000}`,
      ].join('\n'),
    );
    expect(draft.summary()).toMatchObject({
      rows: 5,
      rangeCount: 1,
      ranges: [{ line: 1, count: 3 }],
      duplicates: [{ line: 2, why: 'mirror' }],
      identityLines: 1,
      signatures: { count: 1, soon: 1, ended: 0, signer: 'Amazon S3' },
    });
  });
});

describe('files that come in slices', () => {
  it('are whole with the last slice, also two at a time', () => {
    const uploads = createUploads();
    const [a, b, c] = [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)];
    expect(uploads.add('x', a, false)).toBeNull();
    expect(uploads.add('y', b, false)).toBeNull();
    expect(uploads.add('x', c, true)).toEqual([a, c]);
    expect(uploads.add('y', c, true)).toEqual([b, c]);
  });

  it('forget the oldest of too many that were never finished', () => {
    const uploads = createUploads();
    for (const name of ['a', 'b', 'c', 'd', 'e']) uploads.add(name, Uint8Array.of(1), false);
    expect(uploads.add('a', Uint8Array.of(2), true)).toHaveLength(1);
    expect(uploads.add('e', Uint8Array.of(2), true)).toHaveLength(2);
  });
});
