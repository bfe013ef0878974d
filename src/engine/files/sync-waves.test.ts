import { describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '../../../test-support/fake-clock.ts';
import { createSyncWaves, type SyncWaves } from './sync-waves.ts';

/** A file whose sync ends when the test says so. */
interface TestFile {
  isBegun: boolean;
  isDown: boolean;
  end: (error?: Error) => void;
}

function setUp(): { clock: FakeClock; waves: SyncWaves; join: (name?: string) => TestFile } {
  const clock = createFakeClock();
  const waves = createSyncWaves(clock);
  return {
    clock,
    waves,
    join() {
      const sync = Promise.withResolvers<void>();
      const file: TestFile = {
        isBegun: false,
        isDown: false,
        end: (error) => (error === undefined ? sync.resolve() : sync.reject(error)),
      };
      waves
        .join(async () => {
          file.isBegun = true;
          await sync.promise;
        })
        .then(
          () => (file.isDown = true),
          () => undefined,
        );
      return file;
    },
  };
}

/** Everything that follows without waiting for time or disk. */
const settle = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));
const begun = (files: TestFile[]): boolean[] => files.map(({ isBegun }) => isBegun);
const down = (files: TestFile[]): boolean[] => files.map(({ isDown }) => isDown);

describe('a wave of syncs', () => {
  it('begins at once with the first file', () => {
    const { join } = setUp();
    expect(join().isBegun).toBe(true);
  });

  it('begins a quarter of a second after the one before, with all that came meanwhile', async () => {
    const { clock, join } = setUp();
    join().end();
    await settle();
    const files = [join(), join()];
    clock.advance(249);
    expect(begun(files)).toEqual([false, false]);
    clock.advance(1);
    expect(begun(files)).toEqual([true, true]);
  });

  it('begins at once when it is hurried, and only that one', async () => {
    const { waves, join } = setUp();
    join().end();
    await settle();
    const hurried = join();
    waves.hurry();
    expect(hurried.isBegun).toBe(true);
    hurried.end();
    await settle();
    expect(join().isBegun).toBe(false);
  });

  it('that is hurried waits for the one that runs', async () => {
    const { waves, join } = setUp();
    const first = join();
    const second = join();
    waves.hurry();
    await settle();
    expect(begun([first, second])).toEqual([true, false]);
    first.end();
    await settle();
    expect(second.isBegun).toBe(true);
  });

  it('is down when its last file is: then all hear of it', async () => {
    const { clock, join } = setUp();
    join().end();
    await settle();
    const files = [join(), join(), join(), join()];
    clock.advance(250);
    expect(begun(files)).toEqual([true, true, true, true]);
    files[0]!.end();
    files[1]!.end();
    files[2]!.end();
    await settle();
    expect(down(files)).toEqual([false, false, false, false]);
    files[3]!.end();
    await settle();
    expect(down(files)).toEqual([true, true, true, true]);
  });

  it('tells a file that cannot be synced so, and the others that they are', async () => {
    const { clock, waves, join } = setUp();
    join().end();
    await settle();
    const bad = waves
      .join(async () => await Promise.reject(new Error('EIO')))
      .then(
        () => 'down',
        (error: Error) => error.message,
      );
    const good = join();
    good.end();
    clock.advance(250);
    expect(await bad).toBe('EIO');
    await settle();
    expect(good.isDown).toBe(true);
  });
});
