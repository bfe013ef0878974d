import { Toast } from '@base-ui/react/toast';

/** Reachable from outside React, so that a failed command can speak. Shown by `features/shell/toasts.tsx`. */
export const toastManager = Toast.createToastManager();

interface ToastAction {
  label: string;
  run: () => void;
}

/** A slow reader's time for a character, in ms: about 200 words a minute. */
const readingMs = 60;

/** Something the person asked for did not work. Stays long enough to be read, and longer with something to do about it. */
export function showProblem(title: string, description: string, action?: ToastAction): void {
  const timeout = Math.max(action === undefined ? 8_000 : 12_000, readingMs * description.length);
  add({ title, description, type: 'problem', timeout }, action);
}

/**
 * Something happened that the person may not see otherwise. With something to do about it, it stays longer.
 *
 * @returns takes it away, where it is no longer so
 */
export function showNotice(title: string, description?: string, action?: ToastAction): () => void {
  const timeout = action === undefined ? 3_000 : 8_000;
  const id = add({ title, type: 'notice', timeout, ...(description !== undefined && { description }) }, action);
  return () => toastManager.close(id);
}

/** What is to be done about it takes the toast away. */
function add(toast: Parameters<typeof toastManager.add>[0], action: ToastAction | undefined): string {
  if (action === undefined) return toastManager.add(toast);
  const { label: children, run } = action;
  const onClick = (): void => {
    toastManager.close(id);
    run();
  };
  const id = toastManager.add({ ...toast, actionProps: { children, onClick } });
  return id;
}
