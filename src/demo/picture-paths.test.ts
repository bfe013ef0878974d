import { describe, expect, it } from 'vitest';
import { subjectOf } from './catalogue.ts';
import { picturePath } from './picture-paths.ts';

const paths = Array.from({ length: 60 }, (_, index) => picturePath(index));
const fileOf = (path: string): string => decodeURIComponent(path.split('?')[0]?.split('/').at(-1) ?? '');
const files = paths.map(fileOf);

describe('paths of pictures', () => {
  it('are each another one without their query, however many there are', () => {
    const many = Array.from({ length: 3000 }, (_, index) => picturePath(index).split('?')[0]);
    expect(new Set(many).size).toBe(3000);
  });

  it('stand in a URL as they are', () => {
    for (const path of paths) {
      const { pathname, search } = new URL(path, 'http://localhost');
      expect(pathname + search).toBe(path);
    }
  });

  it('say what the picture shows', () => {
    expect(files[0]).toBe('mountains-at-dawn-01.jpg');
    expect(files[5]).toBe('forest-at-first-light-06.png');
  });

  it('hold the oddities that lists hold', () => {
    expect(files.filter((file) => file === 'cover.jpg')).toHaveLength(2);
    expect(files.filter((file) => file.toLowerCase() === 'cover.jpg')).toHaveLength(3);
    expect(files.filter((file) => Buffer.byteLength(file) > 255)).toHaveLength(1);
    expect(files.filter((file) => /[^ -~]/.test(file)).length).toBeGreaterThan(1);
    expect(files.filter((file) => !file.includes('.'))).toHaveLength(1);
    expect(
      files.filter((file, index) => file.endsWith('.jpg') && subjectOf(index).mediaType === 'image/png'),
    ).toHaveLength(1);
    expect(paths.filter((path) => path.includes('?')).length).toBeGreaterThan(2);
  });
});
