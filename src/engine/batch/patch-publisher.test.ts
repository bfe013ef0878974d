import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import { createPatchPublisher } from './patch-publisher.ts';

function setUp() {
  const clock = createFakeClock();
  const sent: { at: number; ids: number[]; progress: boolean }[] = [];
  const publisher = createPatchPublisher(clock, (ids, progress) => sent.push({ at: clock.now(), ids, progress }));
  return { clock, sent, publisher };
}

describe('the publisher of patches', () => {
  it('sends a change within a frame, together with all others of that frame, each once', () => {
    const { clock, sent, publisher } = setUp();
    clock.advance(1000);
    publisher.changed(3);
    publisher.changed(1);
    clock.advance(10);
    publisher.changed(3);
    clock.advance(6);
    expect(sent).toMatchObject([{ at: 1016, ids: [3, 1] }]);
    clock.advance(1000);
    expect(sent).toHaveLength(1);
  });

  it('sends changes that follow one another twenty times a second, and is as quick as before after a rest', () => {
    const { clock, sent, publisher } = setUp();
    for (let n = 0; n < 1000; n += 1) {
      publisher.changed(n);
      clock.advance(1);
    }
    expect(sent).toHaveLength(20);
    for (const [n, { at }] of sent.entries()) expect(at - (sent[n - 1]?.at ?? -50)).toBeGreaterThanOrEqual(50);
    clock.advance(1000);
    publisher.changed(7);
    clock.advance(16);
    expect(sent.at(-1)).toMatchObject({ at: 2016, ids: [7] });
  });

  it('sends what is done at a word at once, with what waits', () => {
    const { clock, sent, publisher } = setUp();
    clock.advance(1000);
    publisher.changed(9);
    clock.advance(16);
    publisher.changed(3);
    publisher.changedAll([1, 3, 2]);
    clock.advance(1);
    expect(sent.map(({ ids }) => ids)).toEqual([[9], [3, 1, 2]]);
    clock.advance(1000);
    expect(sent).toHaveLength(2);
    publisher.stop();
    publisher.changedAll([4]);
    clock.advance(1000);
    expect(sent).toHaveLength(2);
  });

  it('sends progress ten times a second and never more often, however much changes', () => {
    const { clock, sent, publisher } = setUp();
    publisher.setTicking(true);
    for (let n = 0; n < 10_000; n += 1) {
      clock.advance(1);
      publisher.changed(n);
    }
    const due = sent.filter(({ progress }) => progress).map(({ at }) => at);
    expect(due.length).toBeGreaterThan(80);
    for (const [n, at] of due.entries()) expect(at - (due[n - 1] ?? -100)).toBeGreaterThanOrEqual(99);
    publisher.flush();
    expect(sent.flatMap(({ ids }) => ids)).toEqual([...Array(10_000).keys()]);
  });

  it('sends progress while it ticks, also when nothing changes, and none when it does not', () => {
    const { clock, sent, publisher } = setUp();
    publisher.setTicking(true);
    clock.advance(1000);
    expect(sent.map(({ at }) => at)).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
    publisher.setTicking(false);
    clock.advance(1000);
    expect(sent).toHaveLength(10);
    expect(clock.timers).toBe(0);
  });

  it('sends figures that change after the last tick when progress is due again, and once', () => {
    const { clock, sent, publisher } = setUp();
    publisher.setTicking(true);
    clock.advance(100);
    publisher.setTicking(false);
    publisher.changed(1);
    clock.advance(20);
    publisher.figuresChanged();
    publisher.figuresChanged();
    clock.advance(1000);
    expect(sent).toEqual([
      { at: 100, ids: [], progress: true },
      { at: 150, ids: [1], progress: false },
      { at: 200, ids: [], progress: true },
    ]);
    publisher.figuresChanged();
    publisher.stop();
    expect(clock.timers).toBe(0);
  });

  it('sends such figures by a timer that is early, too', () => {
    const clock = createFakeClock();
    const sent: number[] = [];
    const early = { ...clock, schedule: (ms: number, run: () => void) => clock.schedule(Math.max(0, ms - 9), run) };
    const publisher = createPatchPublisher(early, (_, progress) => void (progress && sent.push(clock.now())));
    clock.advance(1000);
    publisher.flush();
    clock.advance(20);
    publisher.figuresChanged();
    clock.advance(1000);
    expect(sent).toEqual([1000, 1105]);
  });

  it('tells of the batch without any download', () => {
    const { clock, sent, publisher } = setUp();
    publisher.batchChanged();
    clock.advance(16);
    expect(sent).toMatchObject([{ ids: [] }]);
  });

  it('sends what is waiting at once when it is flushed, and not again', () => {
    const { clock, sent, publisher } = setUp();
    publisher.changed(7);
    publisher.flush();
    expect(sent).toMatchObject([{ at: 0, ids: [7] }]);
    clock.advance(1000);
    expect(sent).toHaveLength(1);
  });

  it('stops ticking when whoever hears of it says so', () => {
    const clock = createFakeClock();
    let sent = 0;
    const publisher = createPatchPublisher(clock, () => {
      sent += 1;
      publisher.setTicking(false);
    });
    publisher.setTicking(true);
    clock.advance(1000);
    expect(sent).toBe(1);
    expect(clock.timers).toBe(0);
  });

  it('sends nothing and leaves no timer after it was stopped', () => {
    const { clock, sent, publisher } = setUp();
    publisher.setTicking(true);
    publisher.changed(1);
    publisher.stop();
    publisher.changed(2);
    publisher.setTicking(true);
    expect(clock.timers).toBe(0);
    clock.advance(1000);
    expect(sent).toEqual([]);
  });
});
