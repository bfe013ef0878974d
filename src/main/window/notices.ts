/** Sentences for the person, held back until there is a window that hears them. */
export interface Notices {
  tell(message: string): void;
  /** The window listens from now on. */
  connected(): void;
}

export function createNotices(send: (message: string) => void): Notices {
  let waiting: string[] | null = [];
  return {
    tell(message) {
      if (waiting === null) send(message);
      else waiting.push(message);
    },
    connected() {
      for (const message of waiting ?? []) send(message);
      waiting = null;
    },
  };
}
