// Downloads a long list from a server of which a third of the answers misbehave, and checks the outcome of every row, the
// files, memory and descriptors: npm run soak [-- ROWS]
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type FaultServer, startFaultServer } from '../fault-server.ts';
import { imageBytes } from '../image-bytes.ts';
import type { SoakResult } from './run-list.ts';

const mostResident = 300e6;
/** What memory may grow by after the first quarter of the list: rows remember what became of them. */
const mostGrowth = 60e6;
const bytes = 4000;
const seeds = 7;

type Case = readonly [outcome: string, url: (server: FaultServer, name: string, seed: number) => string];

/** Answers that are quick to misbehave. One that says 503 is not among them: that pauses the host, as it should. */
const bad: readonly Case[] = [
  ['http-not-found', (server, name) => server.url('status', { code: 404, name })],
  ['http-server-error', (server, name) => server.url('status', { code: 500, name })],
  ['incomplete', (server, name) => server.url('shortBody', { bytes, name })],
  ['incomplete', (server, name) => server.url('chunkedWithoutEnd', { bytes, name })],
  ['incomplete', (server, name) => server.url('closeDelimited', { bytes, cut: 100, name })],
  ['not-an-image', (server, name) => server.url('page', { name })],
  ['not-an-image', (server, name) => server.url('program', { name })],
  ['empty', (server, name) => server.url('empty', { name })],
  ['empty', (server, name) => server.url('bare', { code: 204, name })],
  ['bad-response', (server, name) => server.url('contentLength', { bytes, value: '-1', name })],
  ['redirect-failed', (server, name) => server.url('redirectLoop', { name })],
  ['bad-encoding', (server, name) => server.url('claimedCoding', { bytes, name })],
  ['done', (server, name, seed) => server.url('failThenOk', { bytes, seed, fault: 'short', name })],
  ['done', (server, name, seed) => server.url('failThenOk', { bytes, seed, fault: 'reset', name })],
];
const good: Case = ['done', (server, name, seed) => server.url('ok', { bytes, seed, name })];

const rows = Number(process.argv[2] ?? 20_000);
const cases = Array.from(
  { length: rows },
  (_, row) => (row % 3 === 2 ? bad[((row / 3) % bad.length) | 0] : good) ?? good,
);
const megabytes = (value: number): string => `${Math.round(value / 1e6)} MB`;
const nameOf = (row: number): string => `${row}.jpg`;

const work = await mkdtemp(join(tmpdir(), 'shoal-soak-'));
const server = await startFaultServer();
try {
  const folder = join(work, 'out');
  await mkdir(folder);
  await writeFile(
    join(work, 'list.json'),
    JSON.stringify(cases.map(([, url], row) => url(server, nameOf(row), row % seeds))),
  );
  const run = promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'run-list.ts'), join(work, 'list.json'), folder],
    {
      maxBuffer: 64e6,
    },
  );
  const { outcomes, rss, descriptors, ms }: SoakResult = JSON.parse((await run).stdout);
  const problems = await checkAll(outcomes, folder);
  if (rss.most > mostResident) problems.push(`memory: ${megabytes(rss.most)} at most`);
  if (rss.end - rss.early > mostGrowth) problems.push(`memory: from ${megabytes(rss.early)} to ${megabytes(rss.end)}`);
  if (descriptors.end > descriptors.before + 2) problems.push(`descriptors: ${JSON.stringify(descriptors)}`);
  const saved = outcomes.filter((outcome) => outcome === 'done').length;
  console.log(
    `${rows} downloads in ${(ms / 1000).toFixed(1)} s, ${server.stats().requests} requests: ${saved} saved, ${rows - saved} failed. ` +
      `Memory ${megabytes(rss.early)} after a quarter, ${megabytes(rss.most)} at most, ${megabytes(rss.end)} at the end. ` +
      `Descriptors ${descriptors.before} before, ${descriptors.most} at most, ${descriptors.end} at the end.`,
  );
  for (const problem of problems.slice(0, 20)) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
} finally {
  await server.close();
  await rm(work, { recursive: true, force: true });
}

/** Every row ended as it must, and the folder holds exactly the files of those that were saved, byte for byte. */
async function checkAll(outcomes: readonly string[], folder: string): Promise<string[]> {
  const problems: string[] = [];
  const names = new Set(await readdir(folder));
  for (const [row, [expected]] of cases.entries()) {
    const name = nameOf(row);
    if (outcomes[row] !== expected) problems.push(`row ${row}: ${outcomes[row]} in place of ${expected}`);
    if (expected !== 'done') continue;
    const isThere = names.delete(name);
    const file = isThere ? await readFile(join(folder, name)) : null;
    if (file?.equals(imageBytes({ bytes, seed: row % seeds })) !== true) problems.push(`row ${row}: the file is wrong`);
  }
  if (names.size > 0) problems.push(`${names.size} files too many, such as ${[...names].slice(0, 3).join(', ')}`);
  return problems;
}
