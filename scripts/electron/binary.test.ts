import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../test-support/temp-dir.ts';
import { installedVersion } from '../project.ts';
import { executableName, findElectron, whyElectronCannotRun, whySandboxFails } from './binary.ts';

const tempDir = useTempDir();

/** What Electron's archive unpacks to, as far as anybody looks at it; `script` stands for the executable. */
async function makeDist(version: string, script = 'exit 0'): Promise<string> {
  const dist = await tempDir();
  await writeFile(path.join(dist, 'version'), version);
  await writeFile(path.join(dist, 'electron'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return dist;
}

async function makeExecutable(script: string): Promise<string> {
  return path.join(await makeDist(installedVersion('electron'), script), 'electron');
}

/** The kernel's settings, as files. */
function settings(values: Record<string, string | undefined>): (file: string) => string | undefined {
  return (file) => values[file];
}

it("knows the executable's place in Electron's archive", () => {
  expect(executableName('linux')).toBe('electron');
  expect(executableName('win32')).toBe('electron.exe');
  expect(executableName('darwin')).toBe('Electron.app/Contents/MacOS/Electron');
});

describe("Electron's binary", () => {
  it('is found in the version that is installed', async () => {
    const version = installedVersion('electron');
    const dist = await makeDist(version);
    expect(findElectron({}, 'linux', dist)).toEqual({ path: path.join(dist, 'electron'), version });
  });

  it('is not taken in another version, as the package electron would not', async () => {
    expect(findElectron({}, 'linux', await makeDist('1.2.3'))).toBeUndefined();
  });

  it('is taken in any version from the folder that ELECTRON_OVERRIDE_DIST_PATH names', async () => {
    const dist = await makeDist('v44.0.1\n');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: dist };
    expect(findElectron(env, 'linux', '/none')).toEqual({ path: path.join(dist, 'electron'), version: '44.0.1' });
  });

  it('is not the stand-in', () => {
    const standIn = path.resolve(import.meta.dirname, '../../standin/dist');
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: standIn }, 'linux')).toBeUndefined();
  });

  it('is not there while only half of the archive is', async () => {
    const dist = await tempDir();
    await mkdir(path.join(dist, 'locales'));
    expect(findElectron({}, 'linux', dist)).toBeUndefined();
  });
});

describe.skipIf(process.platform === 'win32')('a binary that is there', () => {
  it('can run when it answers as Node', async () => {
    const script = '[ "$ELECTRON_RUN_AS_NODE" = 1 ] && [ "$1" = -p ] && echo 45.4.1';
    expect(await whyElectronCannotRun(await makeExecutable(script))).toBeUndefined();
  });

  it('cannot run when the loader misses a library, and says which', async () => {
    const message = 'error while loading shared libraries: libnss3.so: cannot open shared object file';
    expect(await whyElectronCannotRun(await makeExecutable(`echo '${message}' >&2; exit 127`))).toBe(message);
  });

  it('cannot run when it dies without a word', async () => {
    expect(await whyElectronCannotRun(await makeExecutable('kill -TRAP $$'))).toBe('it ended with SIGTRAP');
    expect(await whyElectronCannotRun(await makeExecutable('exit 3'))).toBe('it ended with code 3');
  });
});

describe("Chromium's sandbox", () => {
  it('works where user namespaces are open to everybody', () => {
    expect(whySandboxFails('/x/electron', settings({ '/proc/sys/user/max_user_namespaces': '96000' }))).toBeUndefined();
  });

  it.each([
    { '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1\n' },
    { '/proc/sys/kernel/unprivileged_userns_clone': '0\n' },
    { '/proc/sys/user/max_user_namespaces': '0\n' },
  ])('fails where the helper is not root’s and %o', async (values) => {
    const file = path.join(await makeDist('45.4.1'), 'electron');
    expect(whySandboxFails(file, settings(values))).toContain('chmod 4755');
  });
});
