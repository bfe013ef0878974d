import { afterEach, expect, test, vi } from 'vitest';
import type { FolderStatus } from '../../shared/folder.ts';
import { ok, type Result } from '../../shared/result.ts';
import { chooseFolder, loadFolder, recheckFolder, useFolderStore } from './folder-store.ts';

const at = (path: string): FolderStatus => ({ path, problem: null, freeBytes: 7 });

afterEach(() => vi.unstubAllGlobals());

test('a folder that was chosen stays when a look that was begun before is answered later', async () => {
  const look = Promise.withResolvers<Result<FolderStatus>>();
  vi.stubGlobal('window', {
    shoal: { folderCheck: () => look.promise, folderChoose: async () => await Promise.resolve(ok(at('/chosen'))) },
  });
  const looks = [loadFolder(), recheckFolder()];
  await chooseFolder();
  look.resolve(ok(at('/before')));
  await Promise.all(looks);
  expect(useFolderStore.getState().folder).toEqual(at('/chosen'));
});

test('a look is taken in where nothing else has come', async () => {
  vi.stubGlobal('window', { shoal: { folderCheck: async () => await Promise.resolve(ok(at('/there'))) } });
  await recheckFolder();
  expect(useFolderStore.getState().folder).toEqual(at('/there'));
});
