import { describe, expect, it } from 'vitest';
import { DownloadError } from '../download-error.ts';
import { toDiskError } from './disk-error.ts';

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

describe('H3 an error of the file system', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['ENOENT', 'folder-missing'],
    ['ENOTDIR', 'folder-missing'],
    ['EACCES', 'folder-read-only'],
    ['EPERM', 'folder-read-only'],
    ['EROFS', 'folder-read-only'],
    ['EIO', 'disk-error'],
    ['ENAMETOOLONG', 'disk-error'],
  ] as const)('%s is the failure %s, in a sentence that names the folder', (code, failure) => {
    const error = toDiskError(withCode(code), '/home/me/images');
    expect(error.code).toBe(failure);
    expect(error.message).toContain('/home/me/images');
  });

  it.each(['EMFILE', 'ENFILE'])('%s has a sentence of its own', (code) => {
    expect(toDiskError(withCode(code), '/home/me/images')).toMatchObject({ code: 'too-many-open-files' });
  });

  it('that has its sentence already keeps it', () => {
    const error = new DownloadError('too-large', 'Too large.');
    expect(toDiskError(error, '/home/me/images')).toBe(error);
  });

  it('of no known kind is told with what is known of it', () => {
    expect(toDiskError(withCode('ENEW'), '/x').message).toContain('ENEW');
    expect(toDiskError('a string', '/x').code).toBe('disk-error');
  });
});
