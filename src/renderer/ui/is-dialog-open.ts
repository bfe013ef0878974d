/**
 * Whether a dialog covers the page, which keeps what is below it out of reach of keys too. A message of the app has the role
 * of a dialog as well, in the region of messages, and covers nothing.
 */
export const isDialogOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].some(
    (dialog) => dialog.closest('[role="region"]') === null,
  );
