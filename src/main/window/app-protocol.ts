import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { protocol } from 'electron';
import { imageScheme } from '../../shared/ipc/contract.ts';
import { appHost, appScheme } from './app-origin.ts';

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The page may load its own files and saved images, and nothing else. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  `img-src 'self' data: ${imageScheme}:`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Both schemes, for `protocol.registerSchemesAsPrivileged`, which must be called before the app is ready. */
export const privilegedSchemes = [
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  { scheme: imageScheme, privileges: { standard: true, secure: true } },
];

/** What is answered beside the page's files, by a path that is no file's; null for what is not. */
type Also = (pathname: string) => Promise<Response> | null;

/**
 * Serves the built window. What can be asked for is the list of files made here once: no path ever comes from a URL.
 *
 * @param folder the renderer's build
 */
export async function serveApp(folder: string, also: Also): Promise<void> {
  const files = new Map<string, string>();
  for await (const path of filesIn(folder)) files.set(`/${relative(folder, path).split(sep).join('/')}`, path);
  protocol.handle(appScheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const path = host === appHost ? files.get(pathname) : undefined;
    if (path === undefined) return (host === appHost && (await also(pathname))) || new Response(null, { status: 404 });
    return new Response(await readFile(path), {
      headers: {
        'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

/**
 * Serves the window as it is being developed, from the address of the built one: it reads saved images as that does. It has
 * no policy, under which the dev server could put nothing anew into the page.
 *
 * @param devUrl of the dev server
 */
export function serveDevelopedApp(devUrl: string, also: Also): void {
  protocol.handle(appScheme, async (request) => {
    const { host, pathname, search } = new URL(request.url);
    if (host !== appHost) return new Response(null, { status: 404 });
    return (await also(pathname)) ?? (await fetch(new URL(`${pathname}${search}`, devUrl)));
  });
}

/** A folder at a time: inside an archive Electron's own `readdir` stands in for Node's, and knows less. */
async function* filesIn(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}
