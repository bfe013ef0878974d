import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type ChangingServer, startChangingServer } from '../../../test-support/kill/changing-server.ts';
import { createRandom } from '../../../test-support/random.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';

const kills = 200;
/** Lists that are downloaded side by side, so that one works while another one starts. */
const lanes = 3;
/** Small ones, and some that are large enough to be gone on with, of which one has no strong validator. */
const sizes = Array.from({ length: 16 }, (_, n) =>
  [1, 2, 5, 8].includes(n) ? 2_200_000 + n * 50_000 : 2_000 + n * 2_000,
);
/** A run is killed after so many pieces of images at the latest; the whole list has about fifty. */
const mostPieces = 40;
/** And so much later, so that other moments than those of an arrival are hit too. In ms. */
const mostDelay = 30;

const seed = Number(process.env['SHOAL_SEED'] ?? Date.now() % 1_000_000);

const tempDir = useTempDir();
const servers: ChangingServer[] = [];
const children = new Set<ChildProcess>();
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.close();
});

interface Lane {
  server: ChangingServer;
  random: () => number;
  data: string;
  folder: string;
}

async function openLane(random: () => number): Promise<Lane> {
  const server = await startChangingServer(sizes);
  servers.push(server);
  return { server, random, data: await tempDir(), folder: await tempDir() };
}

/** @returns whether it was killed; otherwise it has finished its list */
async function run({ server, data, folder, random }: Lane, isToBeKilled: boolean): Promise<boolean> {
  const script = join(import.meta.dirname, '../../../test-support/kill/downloader.ts');
  const child = fork(script, [data, folder, JSON.stringify(server.urls)], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(import.meta.dirname, '../../../node_modules/.cache/kill-test') },
  });
  children.add(child);
  const ended = once(child, 'exit');
  if (isToBeKilled) {
    const pieces = Math.floor(random() * mostPieces);
    const begun = pieces === 0 ? once(child, 'message') : server.whenSent(pieces);
    const delay = random() * mostDelay;
    void begun.then(() => setTimeout(() => child.kill('SIGKILL'), delay));
  }
  const [code, signal] = await ended;
  children.delete(child);
  expect([code, signal], 'it ended well or was killed').toContainEqual(signal === null ? 0 : 'SIGKILL');
  return signal !== null;
}

/** Everything under a final name is one version of its image, wholly. @returns how many there are */
async function check({ server, folder }: Lane): Promise<number> {
  const names = await readdir(folder);
  const final = names.filter((name) => !name.endsWith('.shoal-part'));
  for (const name of final) {
    const image = /^(\d+)\.jpg$/.exec(name)?.[1];
    expect(image, `${name} is no name of the list`).toBeDefined();
    const bytes = await readFile(join(folder, name));
    expect(server.versionOf(Number(image), bytes), `${name} is no version that the server sent`).not.toBeNull();
  }
  return final.length;
}

it(
  `${kills} kills at any moment leave only whole files under final names, and the list is completed without doubles`,
  { timeout: 1_200_000 }, // half a minute on a machine that is at rest
  async () => {
    console.log(`kill test: seed ${seed} (SHOAL_SEED=${seed} repeats it)`);
    let killed = 0;
    let lists = 0;
    let resumed = 0;
    const startedAt = performance.now();

    const finishLane = async (lane: Lane): Promise<void> => {
      expect(await check(lane)).toBe(sizes.length);
      expect(await readdir(lane.folder)).toHaveLength(sizes.length);
      lists += 1;
      resumed += lane.server.resumed;
    };
    const work = async (number: number): Promise<void> => {
      const random = createRandom(seed + number);
      let lane = await openLane(random);
      while (killed < kills) {
        for (const [image] of sizes.entries()) {
          if (random() < 0.15) lane.server.change(image, Math.floor(random() * 4));
        }
        if (await run(lane, true)) {
          killed += 1;
          await check(lane);
        } else {
          await finishLane(lane);
          lane = await openLane(random);
        }
      }
      expect(await run(lane, false)).toBe(false);
      await finishLane(lane);
    };
    // Compiled code is kept only by a process that ends by itself; the others then need not compile it again.
    const whole = await openLane(createRandom(seed));
    expect(await run(whole, false)).toBe(false);
    await finishLane(whole);
    await Promise.all(Array.from({ length: lanes }, async (_, number) => await work(number)));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`${killed} kills, ${lists} lists completed, ${resumed} images gone on with, in ${seconds} s`);
    expect(resumed).toBeGreaterThan(0);
  },
);
