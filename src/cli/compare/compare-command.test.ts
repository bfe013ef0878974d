import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../../test-support/fault-server.ts';
import { runShoal, type RunningShoal, startShoal } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';

const tempDir = useTempDir();
let server: FaultServer;

beforeEach(async () => void (server = await startFaultServer()));
afterEach(async () => await server.close());

const urls = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => server.url('ok', { seed: n + 1, name: `${n}.jpg` }));

const events = (lines: readonly string[]): { event: string; [field: string]: unknown }[] =>
  lines.map((line) => JSON.parse(line));

describe('shoal compare', () => {
  it('says what it costs, runs both ways in turn, shows both times, and keeps nothing', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const args = ['compare', ...urls(6), '--concurrency', '3', '--rounds', '2', '--to', folder];
    const { code, lines, stderr } = await runShoal(args, { data });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(lines[0]).toBe('6 images, 2 times each: one at a time and 3 at once in turn.');
    expect(lines[1]).toMatch(/^24 requests, how many bytes is not known before the first run\./);
    expect(lines.filter((line) => /^round [12] {2}(One at a time|3 at once)/.test(line))).toHaveLength(4);
    expect(lines.filter((line) => /^ {2}(One at a time|3 at once) +[█#]/.test(line))).toHaveLength(2);
    expect(lines.at(-1)).toBe('Medians of 2 rounds, with the quickest and the slowest run.');
    expect(server.stats()).toMatchObject({ requests: 24, connections: 8 });
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells programs the plan, each run and the figures of both', async () => {
    const args = ['compare', ...urls(4), '--concurrency', '2', '--rounds', '1', '--json'];
    const { code, lines } = await runShoal(args, { data: await tempDir() });
    expect(code).toBe(0);
    const told = events(lines).filter(({ event }) => event !== 'progress');
    expect(told.map(({ event }) => event)).toEqual(['plan', 'run', 'run', 'comparison']);
    expect(told[0]).toMatchObject({ images: 4, ofImages: 4, levels: [1, 2], requests: 8, bytes: null });
    expect(told[1]).toMatchObject({ round: 1, concurrency: 1, bytes: 40_000, comparable: true, reason: null });
    expect(told[3]).toMatchObject({ images: 4, bytes: 40_000, concurrency: 2, sweep: null, stopped: null });
    expect(told[3]?.['oneAtATimeMs']).toBe(told[1]?.['ms']);
    expect(told[3]?.['atOnceMs']).toBe(told[2]?.['ms']);
  });

  it('takes a sample and sweeps over it, up to a slot for each image', async () => {
    const args = ['compare', ...urls(9), '--sample', '3', '--rounds', '1', '--sweep', '--json'];
    const { code, lines } = await runShoal(args, { data: await tempDir() });
    expect(code).toBe(0);
    const [plan] = events(lines);
    expect(plan).toMatchObject({ images: 3, ofImages: 9, levels: [1, 2, 4], runs: 3, requests: 9 });
    expect(new Set(server.requests.map(({ path }) => path)).size).toBe(3);
    expect(events(lines).at(-1)).toMatchObject({ event: 'comparison', sweep: { best: expect.any(Number) } });
  });

  it('ends with 1 and the reason when the runs cannot be compared', async () => {
    const args = ['compare', ...urls(2), server.url('status'), '--rounds', '1', '--concurrency', '2'];
    const { code, stdout } = await runShoal(args, { data: await tempDir() });
    expect(code).toBe(1);
    expect(stdout).toContain('not comparable: 1 of 3 images could not be downloaded.');
    expect(stdout).toContain('One at a time: no run that can be compared');
  });

  it('ends with 2 for what cannot be compared at all', async () => {
    const data = await tempDir();
    expect(await runShoal(['compare', ...urls(1)], { data })).toMatchObject({ code: 2 });
    for (const value of ['1', 'auto']) {
      const { code, stderr } = await runShoal(['compare', ...urls(3), '--concurrency', value], { data });
      expect([code, stderr]).toEqual([2, expect.stringContaining('--concurrency takes a whole number from 2')]);
    }
    expect(server.requests).toEqual([]);
  });

  describe('stopped in the middle', () => {
    let folder: string;
    let data: string;
    let running: RunningShoal;
    beforeEach(async () => {
      [folder, data] = [await tempDir(), await tempDir()];
      const gate = server.hold('/ok');
      running = startShoal(['compare', ...urls(4), '--to', folder], { data });
      await gate.waitFor(1);
    });

    it('removes what it has downloaded and ends as interrupted', async () => {
      expect(await readdir(folder)).toEqual([expect.stringMatching(/^\.shoal-compare-/)]);
      running.child.kill('SIGINT');
      expect((await running.end).code).toBe(130);
      expect(await readdir(folder)).toEqual([]);
    });

    it('is cleared away by the next command when it was killed', async () => {
      running.child.kill('SIGKILL');
      await running.end;
      expect(await readdir(folder)).toHaveLength(1);
      const next = [server.url('closeDelimited', { seed: 1 }), server.url('closeDelimited', { seed: 2 })];
      expect((await runShoal(['compare', ...next, '--rounds', '1'], { data })).code).toBe(0);
      expect(await readdir(folder)).toEqual([]);
    });
  });
});
