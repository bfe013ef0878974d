import { Toast } from '@base-ui/react/toast';

/** Reachable from outside React, so that a failed command can speak. Shown by `features/shell/toasts.tsx`. */
export const toastManager = Toast.createToastManager();

/** Something the person asked for did not work. Stays long enough to be read. */
export function showProblem(title: string, description: string): void {
  toastManager.add({ title, description, type: 'problem', timeout: 8_000 });
}

/** Something happened that the person may not see otherwise. */
export function showNotice(title: string, description?: string): void {
  toastManager.add({ title, type: 'notice', timeout: 3_000, ...(description === undefined ? {} : { description }) });
}
