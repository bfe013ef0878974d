/** Sentences for the person, held back until there is a window that hears them. */
export interface Notices {
  /** @param title for something that is no problem; without one the person reads that something did not work */
  tell(message: string, title?: string): void;
  /** The window listens from now on. */
  connected(): void;
  /** Its page is gone; the next one will listen. */
  disconnected(): void;
}

export type Notice = { message: string; title?: string };

export function createNotices(send: (notice: Notice) => void): Notices {
  let waiting: Notice[] | null = [];
  return {
    tell(message, title) {
      const notice = title === undefined ? { message } : { message, title };
      if (waiting === null) send(notice);
      else waiting.push(notice);
    },
    connected() {
      for (const notice of waiting ?? []) send(notice);
      waiting = null;
    },
    disconnected: () => void (waiting ??= []),
  };
}
