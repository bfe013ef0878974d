import { expect, it } from 'vitest';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import { createStopwatch } from './stopwatch.ts';

it('a stopwatch adds up the time between start and stop, however often', () => {
  const clock = createFakeClock();
  const watch = createStopwatch(clock);
  clock.advance(1000);
  expect(watch.elapsedMs).toBe(0);
  watch.start();
  clock.advance(300);
  expect(watch.elapsedMs).toBe(300);
  watch.start();
  clock.advance(200);
  watch.stop();
  clock.advance(5000);
  watch.stop();
  expect(watch.elapsedMs).toBe(500);
  watch.start();
  clock.advance(7);
  expect(watch.elapsedMs).toBe(507);
});
