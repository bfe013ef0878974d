import { describe, expect, it } from 'vitest';
import { readList } from './list-reader.ts';

const codes = (text: string): string[] => readList(text).problems.map((problem) => `${problem.line} ${problem.code}`);

describe('records that give no URL', () => {
  it('reports broken JSON without a URL among records of a line each, and reads the records behind it', () => {
    const lines = [
      '{"url":"https://a.example/1.jpg","name":"one"}',
      '{"url": , "name":"two"}',
      '{"url":"https://a.example/3.jpg","name":"three"}',
      '{"url":',
      '{"url":"https://a.example/5.jpg"}',
      '{"name":"six"',
      '{"nam',
      'what',
      '{"url":"https://a.example/9.jpg"}',
      `{"name":"${'long '.repeat(30_000)}`,
      '{"url":"https://a.example/11.jpg"',
      '{"tags":["x","y"',
      '{"url":"https://a.example/13.jpg"}',
      '{"url":"https://a.example/14.jpg"}',
      '{"url":"https://a.example/15.jpg"}',
      '{"url":"https://a.example/16.jpg"}',
      '{"tags":["z"',
    ];
    const { rows, problems } = readList(lines.join('\n'));
    expect(rows.map(({ line, url, name = '' }) => `${line} ${url} ${name}`.trim())).toEqual([
      '1 https://a.example/1.jpg one',
      '3 https://a.example/3.jpg three',
      '5 https://a.example/5.jpg',
      '9 https://a.example/9.jpg',
      '11 https://a.example/11.jpg',
      '13 https://a.example/13.jpg',
      '14 https://a.example/14.jpg',
      '15 https://a.example/15.jpg',
      '16 https://a.example/16.jpg',
    ]);
    expect(problems.map(({ line, why }) => `${line} ${why}`)).toEqual([
      '2 bad-json',
      '4 bad-json',
      '6 bad-json',
      '7 bad-json',
      '8 no-url',
      '10 bad-json',
      '12 bad-json',
      '17 bad-json',
    ]);
  });

  it('takes no address whose end is cut off with its record, and the whole ones before it', () => {
    const text = [
      '{"url":"https://a.example/1.jpg"}',
      '{"url":"https://a.example/pho',
      '{"url":"https://a.example/3.jpg","name":"thr',
    ].join('\n');
    const { rows, problems } = readList(text);
    expect(rows.map(({ line, url }) => `${line} ${url}`)).toEqual([
      '1 https://a.example/1.jpg',
      '3 https://a.example/3.jpg',
    ]);
    expect(problems.map(({ line, why }) => `${line} ${why}`)).toEqual(['2 bad-json']);
  });

  it('says nothing about whole records without an address, and tells those whose address is none', () => {
    const json = [
      '{"url":"https://a.example/1.jpg"}',
      '{"name":"x"}',
      '{"url":""}',
      '{"url":null}',
      '{"url":"N/A"}',
      '{"url":"coming soon"}',
      '{}',
    ];
    expect(codes(json.join('\n'))).toEqual(['6 no-url']);
    expect(codes(`[${json.join(',\n')}]`)).toEqual(['6 no-url']);
    expect(codes('url,name\nhttps://a.example/1,x\n,y\n-,z\nnan,v\ncoming soon,w')).toEqual(['6 no-url']);
  });

  it('leaves a document over many lines whole, however it is laid out', () => {
    const gallery =
      '{"album":"Sun",\n"images":[\n{"url":"https://a.example/1.jpg","name":"x"},\n{"url":"https://a.example/2.jpg"}\n]\n}';
    expect(readList(gallery)).toMatchObject({ rows: [{ line: 3, name: 'x' }, { line: 4 }], problems: [] });
    expect(codes(`{"url":"https://a.example/3.jpg"}\n{\n  "url": "https://a.example/4.jpg"\n}`)).toEqual([]);
  });
});
