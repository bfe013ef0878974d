import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../../test-support/fake-clock.ts';
import { createLookup, type Lookup } from './lookup.ts';

const one: LookupAddress[] = [{ address: '203.0.113.1', family: 4 }];
const two: LookupAddress[] = [{ address: '203.0.113.2', family: 4 }];

/** A lookup that is answered by the test, and counts what it was asked. */
function openQuestion() {
  const asked: string[] = [];
  const answers: PromiseWithResolvers<LookupAddress[]>[] = [];
  const lookup: Lookup = async (hostname) => {
    asked.push(hostname);
    const answer = Promise.withResolvers<LookupAddress[]>();
    answers.push(answer);
    return await answer.promise;
  };
  return {
    asked,
    lookup,
    answer: (found: LookupAddress[]) => answers.shift()?.resolve(found),
    fail: () => answers.shift()?.reject(new Error('not found')),
  };
}

function setUp() {
  const clock = createFakeClock();
  const system = openQuestion();
  const direct = openQuestion();
  return { clock, system, direct, lookup: createLookup({ clock, system: system.lookup, direct: direct.lookup }) };
}

describe('a lookup', () => {
  it('asks the system once for all who want the same host, in whatever way they write it', async () => {
    const { system, direct, lookup } = setUp();
    const all = [lookup('images.example'), lookup('IMAGES.example.'), lookup('images.example')];
    system.answer(one);
    expect(await Promise.all(all)).toEqual([one, one, one]);
    expect(system.asked).toEqual(['images.example']);
    expect(direct.asked).toEqual([]);
  });

  it('keeps what was found for half a minute', async () => {
    const { clock, system, lookup } = setUp();
    const first = lookup('images.example');
    system.answer(one);
    await first;
    clock.advance(29_000);
    expect(await lookup('images.example')).toEqual(one);
    clock.advance(2000);
    const later = lookup('images.example');
    system.answer(two);
    expect(await later).toEqual(two);
  });

  it('keeps a failure for a few seconds, so that a dead name does not take a thread each time', async () => {
    const { clock, system, lookup } = setUp();
    const first = lookup('dead.example');
    system.fail();
    await expect(first).rejects.toThrow('not found');
    await expect(lookup('dead.example')).rejects.toThrow('not found');
    expect(system.asked).toHaveLength(1);
    clock.advance(6000);
    const later = lookup('dead.example');
    system.answer(one);
    expect(await later).toEqual(one);
  });

  it('asks the name servers itself when the system takes more than a second, and takes the first answer', async () => {
    const { clock, system, direct, lookup } = setUp();
    const waiting = lookup('images.example');
    clock.advance(999);
    expect(direct.asked).toEqual([]);
    clock.advance(1);
    expect(direct.asked).toEqual(['images.example']);
    direct.answer(two);
    expect(await waiting).toEqual(two);
    system.fail();
    expect(await lookup('images.example')).toEqual(two);
  });

  it.each([
    ['nothing', (direct: ReturnType<typeof openQuestion>) => direct.answer([])],
    ['that there is no such host', (direct: ReturnType<typeof openQuestion>) => direct.fail()],
  ])('waits for the system when the name servers say %s: it may know the host in another way', async (_what, say) => {
    const { clock, system, direct, lookup } = setUp();
    const waiting = lookup('printer.local');
    clock.advance(1000);
    say(direct);
    system.answer(one);
    expect(await waiting).toEqual(one);
  });

  it('leaves no timer behind when the system answers', async () => {
    const { clock, system, lookup } = setUp();
    const found = lookup('images.example');
    system.answer(one);
    await found;
    expect(clock.timers).toBe(0);
  });

  it('never looks localhost up', async () => {
    const { system, lookup } = setUp();
    expect((await lookup('localhost')).map(({ address }) => address)).toEqual(['127.0.0.1', '::1']);
    expect((await lookup('pictures.localhost')).map(({ address }) => address)).toEqual(['127.0.0.1', '::1']);
    expect(system.asked).toEqual([]);
  });
});
