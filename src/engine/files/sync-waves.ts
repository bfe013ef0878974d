import type { Clock } from '../clock.ts';

/** From the beginning of one wave to that of the next, at least: syncing one by one would keep the disk from all else. */
const everyMs = 250;

/** Makes written files survive a power cut, many at a time. */
export interface SyncWaves {
  /**
   * Puts a file into the next wave; settles when the whole wave is down, or with what its own sync has thrown.
   * The first wave begins at once, the next one a quarter of a second after it.
   *
   * @param sync syncs the file
   */
  join(sync: () => Promise<void>): Promise<void>;
  /** Begins the next wave at once, or as soon as the present one is down: there is nothing that it could be in the way of. */
  hurry(): void;
}

interface Member {
  sync: () => Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

export function createSyncWaves(clock: Clock): SyncWaves {
  let waiting: Member[] = [];
  let isRunning = false;
  let isHurried = false;
  let begunAt = -Infinity;
  let cancelTimer: (() => void) | null = null;

  const run = async (): Promise<void> => {
    cancelTimer?.();
    cancelTimer = null;
    isRunning = true;
    isHurried = false;
    begunAt = clock.now();
    const wave = waiting;
    waiting = [];
    await runWave(wave);
    isRunning = false;
    plan();
  };
  const plan = (): void => {
    if (isRunning || waiting.length === 0) return;
    const waitMs = isHurried ? 0 : begunAt + everyMs - clock.now();
    if (waitMs <= 0) void run();
    else cancelTimer ??= clock.schedule(waitMs, () => void run());
  };

  return {
    async join(sync) {
      await new Promise<void>((resolve, reject) => {
        waiting.push({ sync, resolve, reject });
        plan();
      });
    },
    hurry() {
      if (waiting.length === 0) return;
      isHurried = true;
      plan();
    },
  };
}

/** Never rejects: each member hears of its own sync. All hear at once, so that what follows is done together too. */
async function runWave(wave: readonly Member[]): Promise<void> {
  const ends: (() => void)[] = [];
  await Promise.all(
    wave.map(async ({ sync, resolve, reject }) => {
      await sync().then(
        () => ends.push(resolve),
        (error: unknown) => ends.push(() => reject(error)),
      );
    }),
  );
  for (const end of ends) end();
}
