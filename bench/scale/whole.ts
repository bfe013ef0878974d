// Takes one long list through its whole life, as the terminal does, and looks at the process all the while:
// npm run bench:whole [-- --rows 1000000] [--folder DIR] [--write]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { describeMachine } from '../report/machine.ts';
import { startServer } from '../server/start-server.ts';
import { type Look, type Moment, wholeTable } from './whole-table.ts';
import { writeList } from './write-list.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    concurrency: { type: 'string', default: '64' },
    folder: { type: 'string', default: tmpdir() },
    write: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const imageBytes = 1000;
const machine = await describeMachine(values.folder);
const words = `${machine.words}; ${machine.load.toFixed(1)} programs wanted to run when it began.`;
const work = await mkdtemp(join(values.folder, 'shoal-whole-'));
const [data, images, list] = [join(work, 'data'), join(work, 'images'), join(work, 'list.txt')];
const [looks, logFile] = [join(work, 'looks'), join(work, 'log')];
const database = join(data, 'shoal.sqlite');
const server = await startServer();
const moments: Moment[] = [];

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** As the record says. */
function savedSoFar(): number {
  try {
    const record = new DatabaseSync(database, { readOnly: true });
    try {
      return Number(record.prepare('SELECT saved FROM batches').get()?.['saved'] ?? 0);
    } finally {
      record.close();
    }
  } catch {
    return 0; // not there yet
  }
}

/** What has been written since the last call. */
function takeLooks(): void {
  if (sizeOf(looks) === 0) return;
  const lines = readFileSync(looks, 'utf8').trim().split('\n');
  for (const line of lines.slice(moments.length)) {
    const look: Look = JSON.parse(line);
    const onDisk = { databaseBytes: sizeOf(database), journalBytes: sizeOf(`${database}-wal`) };
    moments.push({ ...look, saved: savedSoFar(), ...onDisk });
  }
}

try {
  await mkdir(images);
  await mkdir(data);
  await writeList(list, rows, server.port, imageBytes);
  const log = openSync(logFile, 'w');
  const shoal = join(import.meta.dirname, '..', '..', 'bin', 'shoal.js');
  const watch = ['--import', join(import.meta.dirname, 'watch-process.ts')];
  const args = ['get', '--list', list, '--to', images, '--concurrency', values.concurrency, '--quiet'];
  const child = spawn(process.execPath, [...watch, shoal, ...args], {
    stdio: ['ignore', log, log],
    env: { ...process.env, SHOAL_DATA: data, SHOAL_WATCH: looks },
  });
  const timer = setInterval(takeLooks, 1000);
  await once(child, 'exit');
  clearInterval(timer);
  closeSync(log);
  takeLooks();
  const table = wholeTable(moments, rows);
  const whole = readdirSync(images).filter((name) => sizeOf(join(images, name)) === imageBytes).length;
  const end = `${whole.toLocaleString('en')} of ${rows.toLocaleString('en')} images are there and whole.`;
  console.log(`${words}\n\n${table}\n\n${end}\n${readFileSync(logFile, 'utf8')}`);
  if (whole < rows) process.exitCode = 1;
  if (values.write) {
    const file = join(import.meta.dirname, '..', '..', 'docs', 'scale-whole.md');
    await writeFile(file, `# Figures of \`npm run bench:whole\`\n\n${words}\n\n${table}\n\n${end}\n`);
  }
} finally {
  server.close();
  await rm(work, { recursive: true, force: true });
}
