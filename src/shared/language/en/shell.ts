/** What belongs to the window as a whole. */
export const shell = {
  closeMessage: 'Close this message',
  notConnected: 'This page is not connected to Shoal.',
  notConnectedAdvice: 'This page is not connected to Shoal. Close the window and start Shoal again.',
  noAnswer: 'Shoal did not answer. Try again, or restart it.',
  didNotWork: 'Something did not work',
  didNotStart: 'Shoal did not start properly',
  settingNotKept: 'The setting could not be kept',
};
