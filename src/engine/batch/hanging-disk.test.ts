import { lookup } from 'node:dns/promises';
import { stat } from 'node:fs/promises';
import { expect, it, type TestContext } from 'vitest';
import type { HoldPoint } from '../../../test-support/fault/gates.ts';
import type { FaultServer } from '../../../test-support/fault-server.ts';
import { useHangingDisks, type HangingDisk } from '../../../test-support/hanging-disk/hanging-disk.ts';
import { useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { areFileCallsUnderWay } from '../files/calls-under-way.ts';
import { diskOf, findDisk, silentSince } from '../files/disks.ts';
import type { Batch } from './batch.ts';

const startServer = useServers();
const { create, run } = useBatches();
const hangingDisk = useHangingDisks();

const images = (server: FaultServer, count: number): string[] =>
  Array.from({ length: count }, (_, n) => server.url('ok', { seed: n + 1, bytes: 100_000, name: `${n}.jpg` }));

/** A list of twenty whose disk answers no more since the first eight answers are at their heads, or in their bodies. */
async function oneThatHangs(
  context: TestContext,
  answers: HoldPoint,
): Promise<{ server: FaultServer; disk: HangingDisk; batch: Batch }> {
  const server = await startServer();
  const disk = await hangingDisk(context);
  const gate = server.hold('/ok', answers);
  const batch = await create(images(server, 20), { folder: disk.folder });
  batch.start();
  await gate.waitFor(8);
  await disk.die();
  gate.open();
  await expect.poll(() => diskOf(disk.folder).silentSince).not.toBeNull();
  return { server, disk, batch };
}

it.for(['head', 'body'] as const)(
  'holds up no list on another disk, nor the look-up of hosts, when answers come to their %s',
  async (answers, context) => {
    const { disk, batch } = await oneThatHangs(context, answers);
    const other = await startServer();
    const { summary } = await run(images(other, 40));
    expect(summary).toMatchObject({ saved: 40 });
    expect(await lookup('localhost')).toMatchObject({ address: expect.any(String) });
    expect(batch.summary().saved).toBe(0);
    expect(silentSince()).toBe(diskOf(disk.folder).silentSince);
    expect(areFileCallsUnderWay()).toBe(true);
    disk.revive();
    expect(await batch.whenFinished()).toMatchObject({ saved: 20 });
    expect((await stat(`${disk.folder}/19.jpg`)).size).toBe(100_000);
    await expect.poll(silentSince).toBeNull();
  },
);

it('holds up no list on another disk where that list is made and looks at what it has saved before', async (context) => {
  const { disk } = await oneThatHangs(context, 'body');
  const other = await startServer();
  const first = await run(images(other, 10));
  const asks = Array.from({ length: 20 }, async (_, n) => await findDisk(`${disk.folder}/${n}`));
  const again = await run(images(other, 12), { folder: first.folder });
  expect(again.summary).toMatchObject({ saved: 12 });
  disk.revive();
  await Promise.all(asks);
});
