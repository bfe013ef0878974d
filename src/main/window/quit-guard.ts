/** Sees to it that the person is asked before a list that is not finished is stopped by closing the window or quitting. */
export interface QuitGuard {
  /** Whether closing or quitting may go on; where it may not, the person is being asked. */
  mayEnd(): boolean;
  /** The person's answer: ends the app. */
  end(): void;
  /** The other answer. */
  stay(): void;
}

export interface QuitGuardPorts {
  /** Whether a list is there that is not finished. */
  isBusy: () => boolean;
  /** Asks in the window; false where there is none to ask in. The answer comes as `end` or `stay`. */
  ask: () => boolean;
  quit: () => void;
  /** Milliseconds, from any beginning. */
  now: () => number;
}

/**
 * Who tries again so long after the question wants to end it all, or sees a window that does not answer: a page that hangs
 * must not keep the app. Anything sooner is a double click.
 */
const insistsAfterMs = 1000;

export function createQuitGuard({ isBusy, ask, quit, now }: QuitGuardPorts): QuitGuard {
  let askedAt: number | null = null;
  let isEnding = false;
  return {
    mayEnd() {
      const isInsisting = askedAt !== null && now() - askedAt >= insistsAfterMs;
      if (!isEnding && isBusy() && !isInsisting && ask()) {
        askedAt ??= now();
        return false;
      }
      isEnding = true;
      return true;
    },
    end() {
      isEnding = true;
      quit();
    },
    stay() {
      askedAt = null;
    },
  };
}
