import { Toast } from '@base-ui/react/toast';

/** Reachable from outside React, so that a failed command can speak. Shown by `features/shell/toasts.tsx`. */
export const toastManager = Toast.createToastManager();

/** Something the person asked for did not work. Stays long enough to be read. */
export function showProblem(title: string, description: string): void {
  toastManager.add({ title, description, type: 'problem', timeout: 8_000 });
}

interface ToastAction {
  label: string;
  run: () => void;
}

/**
 * Something happened that the person may not see otherwise. With something to do about it, it stays longer.
 *
 * @returns takes it away, where it is no longer so
 */
export function showNotice(title: string, description?: string, action?: ToastAction): () => void {
  const id = toastManager.add({
    title,
    type: 'notice',
    timeout: action === undefined ? 3_000 : 8_000,
    ...(description === undefined ? {} : { description }),
    ...(action !== undefined && {
      actionProps: {
        children: action.label,
        onClick() {
          toastManager.close(id);
          action.run();
        },
      },
    }),
  });
  return () => toastManager.close(id);
}
