import { spawn } from 'node:child_process';
import type { Session } from './cdp.ts';
import { currentBrowser } from './runtime.ts';

/** In DIPs. Without a place the desktop chooses one. */
export interface Bounds {
  x?: number;
  y?: number;
  width: number;
  height: number;
}

/** Who opened a target. */
export interface TargetOwner {
  /** Settles when the page is set up: its first document has to wait for that. */
  ready: Promise<unknown>;
  mayNavigate(url: string, isRedirect: boolean): boolean;
  onTitle(title: string): void;
}

export interface Target {
  id: string;
  session: Session;
}

/** Headless Chromium's own frame; corrected by Browser.setContentsSize once there is a window. */
const headlessFrameHeight = 87;
const appWindowTimeoutMs = 15_000;

const attached = new Map<string, Session>();
const waiting = new Map<string, { resolve(session: Session): void; reject(error: Error): void }>();
const creating = new Set<Promise<unknown>>();
const owners = new Map<string, TargetOwner>();
let appWindowQueue: Promise<unknown> = Promise.resolve();
let onAppWindow: ((targetId: string) => void) | null = null;

/** Attaches to every page from its birth on. */
export async function watchTargets(): Promise<void> {
  const { connection, headless } = currentBrowser();
  const { root } = connection;
  root.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId, openerId } }) => {
    const session = connection.session(sessionId);
    session.onClosed(() => attached.delete(targetId));
    attached.set(targetId, session);
    waiting.get(targetId)?.resolve(session);
    waiting.delete(targetId);
    if (openerId === undefined && onAppWindow) onAppWindow(targetId);
    // Nobody asked for it: a form with target=_blank (the window-open handler was asked meanwhile), or Ctrl+N
    else if (openerId !== undefined || !headless) void closeTarget(targetId).catch(() => undefined);
  });
  root.on('Target.targetDestroyed', ({ targetId }) => {
    waiting.get(targetId)?.reject(new Error('the window was closed while it opened'));
    waiting.delete(targetId);
    owners.delete(targetId);
  });
  root.on('Target.targetInfoChanged', ({ targetInfo: { targetId, title } }) => owners.get(targetId)?.onTitle(title));
  const filter = [{ type: 'page' }];
  await Promise.all([
    root.send('Target.setDiscoverTargets', { discover: true, filter }),
    root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter }),
  ]);
}

/**
 * Opens a window on its first URL at once, so that nobody ever sees an about:blank. Rejects when the window is closed
 * before it is there.
 */
export async function openTarget(
  url: string,
  bounds: Bounds,
  owner: TargetOwner,
  onId: (id: string) => void,
): Promise<Target> {
  const opened = (currentBrowser().headless ? openHeadless(url, bounds) : openAppWindow(url)).then((id) => {
    owners.set(id, owner);
    onId(id);
    return id;
  });
  creating.add(opened);
  try {
    const id = await opened;
    return { id, session: await sessionOf(id) };
  } finally {
    creating.delete(opened);
  }
}

/** The owner of a page's main frame, whose id is the target's; waits for the windows that are being opened. */
export async function ownerOf(frameId: string): Promise<TargetOwner | undefined> {
  await Promise.allSettled(creating);
  return owners.get(frameId);
}

export async function closeTarget(targetId: string): Promise<void> {
  await currentBrowser().connection.root.send('Target.closeTarget', { targetId });
}

async function sessionOf(id: string): Promise<Session> {
  const session = attached.get(id);
  if (session) return session;
  const { promise, resolve, reject } = Promise.withResolvers<Session>();
  waiting.set(id, { resolve, reject });
  return promise;
}

async function openHeadless(url: string, { width, height }: Bounds): Promise<string> {
  const size = { width, height: height + headlessFrameHeight };
  const { root } = currentBrowser().connection;
  return (await root.send('Target.createTarget', { url, newWindow: true, ...size })).targetId;
}

/** One at a time: the next page without an opener is the one that was asked for. */
function openAppWindow(url: string): Promise<string> {
  const opened = appWindowQueue.then(() => spawnAppWindow(url));
  appWindowQueue = opened.catch(() => undefined);
  return opened;
}

/**
 * The protocol opens windows with tabs only. `--app=URL` on the profile of the running browser is handed over to it and
 * opens a window that looks like an application's.
 */
async function spawnAppWindow(url: string): Promise<string> {
  const { executable, profileFolder } = currentBrowser();
  const args = [
    `--app=${url === 'about:blank' ? 'data:text/html,' : url}`, // --app takes no about: URL
    `--user-data-dir=${profileFolder}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ];
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  onAppWindow = resolve;
  const timer = setTimeout(() => reject(new Error('the browser opened no window')), appWindowTimeoutMs);
  spawn(executable, args, { stdio: 'ignore' }).once('error', reject);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    onAppWindow = null;
  }
}
