import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FaultServer } from '../../../test-support/fault-server.ts';
import { runShoal, startShoal } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const tempDir = useTempDir();
const startServer = useServers();
let server: FaultServer;
let data: string;
let folder: string;

beforeEach(async () => {
  server = await startServer();
  data = await tempDir();
  folder = await tempDir();
});

const row = { line: z.int().positive(), url: z.url() };
const path = z.string().startsWith('/');
const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const event = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('started'), ...row, path, attempt: z.int().positive() }),
  z.strictObject({ event: z.literal('progress'), ...row, path, bytes: count, totalBytes: count.nullable(), ms: count }),
  z.strictObject({
    event: z.literal('done'),
    ...row,
    path,
    bytes: count,
    sha256,
    ms: count,
    type: z.string().startsWith('image/'),
    width: count.optional(),
    height: count.optional(),
    finalUrl: z.url().optional(),
    attempts: z.int().positive(),
    endsEarly: z.literal(true).optional(),
    wrongExtension: z.string().optional(),
    sameAsOthers: count.optional(),
  }),
  z.strictObject({
    event: z.literal('skipped'),
    ...row,
    path,
    bytes: count,
    sha256: sha256.optional(),
    code: z.string(),
  }),
  z.strictObject({ event: z.literal('retrying'), ...row, path, code: z.string(), message: z.string(), ms: count }),
  z.strictObject({
    event: z.literal('failed'),
    ...row,
    code: z.string(),
    message: z.string(),
    status: z.int().optional(),
    attempts: z.int().positive(),
  }),
  z.strictObject({
    event: z.literal('summary'),
    path,
    saved: count,
    skipped: count,
    failed: count,
    cancelled: count,
    bytes: count,
    ms: count,
    concurrency: count,
    peakActive: count,
    estimate: z
      .strictObject({ lowMs: count, highMs: count, speedUpLow: z.number(), speedUpHigh: z.number() })
      .nullable(),
    stopped: z.string().nullable(),
    hosts: z.array(
      z.strictObject({
        host: z.string(),
        saved: count,
        firstByteMs: count.nullable(),
        firstByteP95Ms: count.nullable(),
        limit: count.nullable(),
        failures: z.record(z.string(), count),
        reason: z.string().nullable(),
      }),
    ),
  }),
]);

describe('shoal get --json', () => {
  it('writes nothing but events of the documented form, and ends with the summary', async () => {
    const urls = [
      server.url('ok', { name: 'a.jpg' }),
      server.url('failThenOk', { times: 1, name: 'b.jpg' }),
      server.url('status', { code: 404, name: 'c.jpg' }),
    ];
    const run = async (): Promise<z.infer<typeof event>[]> => {
      const { lines } = await runShoal(['get', 'ftp://x/y.jpg', ...urls, '--to', folder, '--json'], { data });
      return lines.map((line) => event.parse(JSON.parse(line)));
    };
    const first = await run();
    const kindsOf = (line: number): string[] =>
      first.flatMap((one) =>
        one.event !== 'progress' && one.event !== 'summary' && one.line === line ? [one.event] : [],
      );
    expect(kindsOf(2)).toEqual(['started', 'done']);
    expect(kindsOf(3)).toEqual(['started', 'retrying', 'started', 'done']);
    expect(kindsOf(4)).toEqual(['started', 'failed']);
    expect(first.at(-1)).toMatchObject({
      event: 'summary',
      saved: 2,
      failed: 1,
      skipped: 0,
      cancelled: 0,
      bytes: 20_000,
    });
    const second = await run();
    expect(second.filter((one) => one.event === 'skipped')).toHaveLength(2);
    expect(second.at(-1)).toMatchObject({ saved: 0, failed: 1, skipped: 2 });
  });

  it('gives the path and the SHA-256 of the file as it is on the disk, also of one that was gone on with', async () => {
    const urls = [
      server.url('ok', { bytes: 300_000, name: 'a.jpg' }),
      server.url('resumable', { bytes: 300_000, name: 'b.jpg', cuts: 1, cutAfter: 100_000 }),
    ];
    const { lines } = await runShoal(['get', ...urls, '--to', folder, '--json'], { data });
    const done = lines.map((line) => event.parse(JSON.parse(line))).filter((one) => one.event === 'done');
    expect(done.map(({ path }) => path).sort()).toEqual([join(folder, 'a.jpg'), join(folder, 'b.jpg')]);
    for (const { path, sha256, bytes } of done) {
      const file = await readFile(path);
      expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
      expect(file.length).toBe(bytes);
    }
    expect(server.requests.some(({ headers }) => headers['range'] !== undefined)).toBe(true);
  });

  it('tells progress while a body is coming in', async () => {
    const gate = server.hold('/ok', 'body');
    const url = server.url('ok', { bytes: 400_000 });
    const { end, waitForStdout } = startShoal(['get', url, '--to', folder, '--json'], { data });
    await gate.waitFor(1);
    await waitForStdout((text) => text.includes('"event":"progress"'));
    gate.open();
    const events = (await end).lines.map((line) => event.parse(JSON.parse(line)));
    const progress = events.find((one) => one.event === 'progress');
    expect(progress).toMatchObject({ totalBytes: 400_000, path: join(folder, 'picture.jpg') });
    expect(progress?.bytes).toBeGreaterThan(0);
    expect(progress?.bytes).toBeLessThan(400_000);
  });

  it('names the list of a row where there are several', async () => {
    const list = join(folder, 'more.txt');
    await writeFile(list, `\n${server.url('ok', { name: 'b.jpg' })}\n`);
    const { lines } = await runShoal(
      ['get', server.url('ok', { name: 'a.jpg' }), '--list', list, '--to', folder, '--json', '--order', 'list'],
      { data },
    );
    const done = lines.map((line) => JSON.parse(line)).filter((one) => one.event === 'done');
    expect(done.map(({ list, line }) => [list, line])).toEqual([
      [null, 1],
      [list, 2],
    ]);
  });
});
