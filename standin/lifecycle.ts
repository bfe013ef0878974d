/** A window as the app's end sees it. */
export interface ClosableWindow {
  close(): void;
}

/** How far the app is. Apart from `app`, since Playwright replaces `app.isReady` and `app.whenReady`. */
export const lifecycle = {
  isReady: false,
  isQuitting: false,
  /** Nothing may start any more. */
  isEnding: false,
};

export const openWindows = new Map<number, ClosableWindow>();
