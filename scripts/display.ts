import net from 'node:net';
import path from 'node:path';

/** Whether a window can be shown, and if not, why, to stand in brackets after "there is no display". */
export type Display = { readonly kind: 'there' } | { readonly kind: 'none'; readonly because: string };

type Address = { readonly path: string } | { readonly host: string; readonly port: number };

const ANSWER_MS = 2_000;
/** Display N of a host listens on this port plus N (X11, "Display names"). */
const X11_PORT = 6_000;

/**
 * Where the display servers that the environment names listen: Wayland's first, as Chromium prefers it.
 * `DISPLAY` is `:0`, `:0.1`, `unix:0` or `localhost:10.0`, `WAYLAND_DISPLAY` a name in `XDG_RUNTIME_DIR` or a path.
 */
export function displayAddresses(env: NodeJS.ProcessEnv): readonly Address[] {
  const addresses: Address[] = [];
  const wayland = env['WAYLAND_DISPLAY'];
  if (wayland) {
    const file = path.posix.resolve(env['XDG_RUNTIME_DIR'] ?? '/', wayland);
    addresses.push({ path: file });
  }
  const x11 = /^(?<host>[^:]*):(?<number>\d+)(?:\.\d+)?$/.exec(env['DISPLAY'] ?? '')?.groups;
  if (x11) {
    const { host = '', number = '0' } = x11;
    if (host === '' || host === 'unix') {
      // Linux knows the same socket under an abstract name, which is all that some sandboxes let through.
      addresses.push({ path: `/tmp/.X11-unix/X${number}` }, { path: `\0/tmp/.X11-unix/X${number}` });
    } else addresses.push({ host, port: X11_PORT + Number(number) });
  }
  return addresses;
}

/** Looks for a display server that answers. macOS and Windows always have one. */
export async function findDisplay(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<Display> {
  if (platform === 'darwin' || platform === 'win32') return { kind: 'there' };
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return { kind: 'none', because: 'neither DISPLAY nor WAYLAND_DISPLAY is set' };
  }
  for (const address of displayAddresses(env)) {
    if (await answers(address)) return { kind: 'there' };
  }
  const named = ['DISPLAY', 'WAYLAND_DISPLAY'].filter((name) => env[name]).map((name) => `${name}=${env[name]}`);
  return { kind: 'none', because: `nothing answers at ${named.join(' or ')}` };
}

async function answers(address: Address): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ ...address, timeout: ANSWER_MS } as net.NetConnectOpts);
    const settle = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket
      .once('connect', () => settle(true))
      .once('error', () => settle(false))
      .once('timeout', () => settle(false));
  });
}
