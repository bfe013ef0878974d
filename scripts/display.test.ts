import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { useTempDir } from '../test-support/temp-dir.ts';
import { displayAddresses, findDisplay } from './display.ts';

const tempDir = useTempDir();

describe('addresses of displays', () => {
  it.each([
    [{ DISPLAY: ':0' }, [{ path: '/tmp/.X11-unix/X0' }, { path: '\0/tmp/.X11-unix/X0' }]],
    [{ DISPLAY: 'unix:12.1' }, [{ path: '/tmp/.X11-unix/X12' }, { path: '\0/tmp/.X11-unix/X12' }]],
    [{ DISPLAY: 'localhost:10.0' }, [{ host: 'localhost', port: 6010 }]],
    [{ WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/1000' }, [{ path: '/run/user/1000/wayland-0' }]],
    [{ WAYLAND_DISPLAY: '/run/other', XDG_RUNTIME_DIR: '/run/user/1000' }, [{ path: '/run/other' }]],
    [{ DISPLAY: 'nonsense' }, []],
    [{}, []],
  ])('are read from %o', (env, addresses) => {
    expect(displayAddresses(env)).toEqual(addresses);
  });
});

describe('a display', () => {
  it('is always there on macOS and Windows', async () => {
    expect(await findDisplay({}, 'darwin')).toEqual({ kind: 'there' });
    expect(await findDisplay({}, 'win32')).toEqual({ kind: 'there' });
  });

  it('is not there when nothing is set', async () => {
    const display = await findDisplay({}, 'linux');
    expect(display).toEqual({
      kind: 'none',
      because: 'neither DISPLAY nor WAYLAND_DISPLAY is set',
    });
  });

  it('is there when its socket answers', async () => {
    const folder = await tempDir();
    const server = net.createServer().listen(path.join(folder, 'wayland-0'));
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const env = { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: folder };
    expect(await findDisplay(env, 'linux')).toEqual({ kind: 'there' });
  });

  it('is not there when the variable is left over and nothing answers', async () => {
    const env = { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: await tempDir() };
    expect(await findDisplay(env, 'linux')).toEqual({
      kind: 'none',
      because: 'nothing answers at WAYLAND_DISPLAY=wayland-0',
    });
  });
});
