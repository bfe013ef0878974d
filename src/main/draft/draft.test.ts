import { describe, expect, it } from 'vitest';
import { createDraft } from './draft.ts';

const list = (...names: string[]): string => names.map((name) => `https://pictures.example/${name}`).join('\n');

describe('a draft', () => {
  it('is empty at first, and counts nothing', () => {
    expect(createDraft().summary()).toMatchObject({
      rows: 0,
      duplicateCount: 0,
      problemCount: 0,
      sources: [],
      hosts: [],
    });
  });

  it('counts each URL once over all sources, and says where it stood first', async () => {
    const draft = createDraft();
    await draft.add('file', 'a.txt', list('1.jpg', '2.jpg'));
    await draft.add('file', 'b.txt', list('2.jpg', '3.jpg', '3.jpg'));
    const { rows, duplicateCount, duplicates, sources } = draft.summary();
    expect(rows).toBe(3);
    expect(duplicateCount).toBe(2);
    expect(duplicates.map(({ line, firstLine }) => [line, firstLine])).toEqual([
      [1, 2],
      [3, 2],
    ]);
    expect(sources.map(({ label, rows: found }) => [label, found])).toEqual([
      ['a.txt', 2],
      ['b.txt', 3],
    ]);
  });

  it('puts the text field before the files, replaces its text, and drops it when it is empty', async () => {
    const draft = createDraft();
    await draft.add('file', 'a.txt', list('file.jpg'));
    await draft.setText(list('first.jpg'));
    await draft.setText(list('second.jpg'));
    expect(draft.rows().map(({ url }) => url)).toEqual([
      'https://pictures.example/second.jpg',
      'https://pictures.example/file.jpg',
    ]);
    await draft.setText('  \n');
    expect(draft.summary().sources).toHaveLength(1);
  });

  it('keeps only the last of several texts that are read at the same time', async () => {
    const draft = createDraft();
    const long = Array.from({ length: 40_000 }, (_, n) => `${n}.jpg`);
    await Promise.all([draft.setText(list(...long)), draft.setText(list('last.jpg'))]);
    expect(draft.rows()).toHaveLength(1);
  });

  it('takes a source away, and everything when it is set aside', async () => {
    const draft = createDraft();
    await draft.add('file', 'a.txt', list('1.jpg'));
    await draft.add('file', 'b.txt', list('2.jpg'));
    await draft.remove(draft.summary().sources[0]!.id);
    expect(draft.rows().map(({ url }) => url)).toEqual(['https://pictures.example/2.jpg']);
    draft.setAside();
    expect(draft.summary().rows).toBe(0);
  });

  it('takes out what has begun to be downloaded, and keeps what has come since', async () => {
    const draft = createDraft();
    const labels = (): string[] => draft.summary().sources.map(({ label }) => label);
    await draft.setText(list('text.jpg'));
    await draft.add('file', 'a.txt', list('1.jpg'));
    const takeOut = draft.begin();
    await draft.add('file', 'b.txt', list('2.jpg'));
    expect(await takeOut()).toBe(true);
    expect(labels()).toEqual(['b.txt']);
    expect(draft.rows().map(({ url }) => url)).toEqual(['https://pictures.example/2.jpg']);
    expect(await draft.begin()()).toBe(false);
    expect(labels()).toEqual([]);
  });

  it('keeps a text that somebody has gone on typing while it began to be downloaded', async () => {
    const draft = createDraft();
    await draft.setText(list('1.jpg'));
    const takeOut = draft.begin();
    await draft.setText(list('1.jpg', '2.jpg'));
    expect(await takeOut()).toBe(true);
    expect(draft.rows()).toHaveLength(2);
  });

  it('forgets what was cleared before when a list has begun', async () => {
    const draft = createDraft();
    await draft.add('file', 'a.txt', list('1.jpg'));
    draft.setAside();
    await draft.begin()();
    await draft.restore();
    expect(draft.summary().sources).toEqual([]);
  });

  it('is known by its files, or by what else it is made of', async () => {
    const draft = createDraft();
    expect(draft.label()).toBe('');
    await draft.setText(list('1.jpg'));
    expect(draft.label()).toBe('Pasted URLs from pictures.example');
    await draft.setText('https://a.example/1.jpg https://b.example/1.jpg');
    expect(draft.label()).toBe('Pasted URLs from 2 hosts');
    await draft.add('file', 'harbour.txt', list('2.jpg'));
    expect(draft.label()).toBe('harbour.txt and 1 more');
    expect(draft.hasDemo).toBe(false);
    await draft.add('demo', 'Demo list', list('3.jpg'));
    expect(draft.label()).toBe('harbour.txt and 2 more');
    expect(draft.hasDemo).toBe(true);
    await draft.remove('text');
    draft.setAside();
    await draft.add('demo', 'Demo list', list('3.jpg'));
    expect(draft.label()).toBe('Demo list');
  });

  it('gives back what was cleared, once and in front of what has come since', async () => {
    const draft = createDraft();
    await draft.setText(list('text.jpg'));
    await draft.add('file', 'a.txt', list('1.jpg'));
    draft.setAside();
    expect(draft.rows()).toEqual([]);
    await draft.setText(list('newer.jpg'));
    await draft.add('file', 'b.txt', list('2.jpg'));
    await draft.restore();
    expect(draft.summary().sources.map(({ label }) => label)).toEqual(['Text field', 'a.txt', 'b.txt']);
    await draft.restore();
    expect(draft.summary().sources).toHaveLength(3);
  });

  it('reads UTF-16 files, as Windows writes them', async () => {
    const draft = createDraft();
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(list('grün.jpg'), 'utf16le')]);
    await draft.add('file', 'windows.txt', bytes);
    expect(draft.rows()).toHaveLength(1);
  });

  it('never shows credentials', async () => {
    const draft = createDraft();
    await draft.setText(
      'https://fish:secret@pictures.example/1.jpg\nhttps://fish:secret@pictures.example/1.jpg\nftp://fish:secret@x.example/',
    );
    const shown = JSON.stringify(draft.summary());
    expect(draft.summary().rows).toBe(1);
    expect(shown).not.toContain('secret');
    expect(draft.rows()[0]!.url).toContain('secret');
  });

  it('cuts long parts and keeps their counts whole', async () => {
    const draft = createDraft();
    await draft.setText(Array.from({ length: 300 }, (_, n) => `ftp://old.example/${n}.jpg`).join('\n'));
    const { problems, problemCount } = draft.summary();
    expect(problems).toHaveLength(200);
    expect(problemCount).toBe(300);
  });
});
