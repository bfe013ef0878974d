import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeFolder } from './fixtures/fixture-app.ts';
import { moveToTrash } from './trash.ts';

const noProgram = (): Promise<void> => Promise.reject(new Error('no program of the desktop is needed'));

test.skipIf(process.platform !== 'linux')(
  'files of one name go to the trash of the home folder, each with the place that it came from (Linux only)',
  async () => {
    const [folder, data] = [makeFolder(), makeFolder()];
    vi.stubEnv('XDG_DATA_HOME', data);
    const file = path.join(folder, 'a picture.jpg');
    for (const text of ['one', 'two']) {
      writeFileSync(file, text);
      await moveToTrash(file, noProgram);
      expect(existsSync(file)).toBe(false);
    }
    const trash = path.join(data, 'Trash');
    expect(readdirSync(path.join(trash, 'files')).sort()).toEqual(['a picture.2.jpg', 'a picture.jpg']);
    const info = readFileSync(path.join(trash, 'info', 'a picture.2.jpg.trashinfo'), 'utf8');
    expect(info).toContain(`Path=${folder}/a%20picture.jpg`);
    await expect(moveToTrash(file, noProgram)).rejects.toThrow('ENOENT');
    expect(readdirSync(path.join(trash, 'info'))).toHaveLength(2);
    vi.unstubAllEnvs();
  },
);
