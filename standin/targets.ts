import { spawn } from 'node:child_process';
import type { Session } from './cdp.ts';
import { currentBrowser } from './runtime.ts';

/** In DIPs. */
export interface Size {
  width: number;
  height: number;
}

/** Who opened a target. */
export interface TargetOwner {
  /** Settles when the page is set up: its first document has to wait for that. */
  ready: Promise<unknown>;
  mayNavigate(url: string): boolean;
}

export interface Target {
  id: string;
  session: Session;
}

const openTimeoutMs = 15_000;

const owners = new Map<string, TargetOwner>();
let opening: Promise<unknown> = Promise.resolve();
let onOpened: ((target: Target) => void) | null = null;

/** Attaches to every page from its birth on. */
export async function watchTargets(): Promise<void> {
  const { connection } = currentBrowser();
  const { root } = connection;
  root.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId, openerId } }) => {
    const session = connection.session(sessionId);
    if (openerId === undefined && onOpened) {
      onOpened({ id: targetId, session });
      onOpened = null;
      return;
    }
    // Nobody asked for it: window.open or Ctrl+N. Its opener, which may share its process, must not wait with it.
    void session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
    void closeTarget(targetId).catch(() => undefined);
  });
  const filter = [{ type: 'page' }];
  await root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter });
}

/**
 * Opens a window on its URL at once, so that nobody ever sees an about:blank. One at a time: the next page without an
 * opener is the one that was asked for.
 */
export function openTarget(url: string, size: Size, owner: TargetOwner): Promise<Target> {
  const opened = opening.then(() => openNext(url, size, owner));
  opening = opened.catch(() => undefined);
  return opened;
}

async function openNext(url: string, size: Size, owner: TargetOwner): Promise<Target> {
  const { promise, resolve, reject } = Promise.withResolvers<Target>();
  onOpened = (target) => {
    owners.set(target.id, owner);
    target.session.onClosed(() => owners.delete(target.id));
    resolve(target);
  };
  const timer = setTimeout(() => reject(new Error('the browser opened no window')), openTimeoutMs);
  const { headless, connection } = currentBrowser();
  if (headless) connection.root.send('Target.createTarget', { url, newWindow: true, ...size }).catch(reject);
  else openAppWindow(url, reject);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    onOpened = null;
  }
}

/**
 * The protocol opens windows with tabs only. `--app=URL` on the profile of the running browser is handed over to it and
 * opens a window that looks like an application's.
 */
function openAppWindow(url: string, onError: (error: Error) => void): void {
  const { executable, profileFolder } = currentBrowser();
  const root = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
  const args = [`--app=${url}`, `--user-data-dir=${profileFolder}`, ...root];
  spawn(executable, args, { stdio: 'ignore' }).once('error', onError);
}

/** The owner of a page's main frame, whose id is the target's; waits for the window that is being opened. */
export async function ownerOf(frameId: string): Promise<TargetOwner | undefined> {
  await opening;
  return owners.get(frameId);
}

export async function closeTarget(targetId: string): Promise<void> {
  await currentBrowser().connection.root.send('Target.closeTarget', { targetId });
}
