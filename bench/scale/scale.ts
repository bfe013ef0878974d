// Takes lists of 1,000 to 1,000,000 URLs through their lives, to see that nothing grows faster than they do:
// npm run bench:scale [-- --rows 1000,10000] [--downloads N] [--folder DIR] [--write]
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from '../report/machine.ts';
import { formatMegabytes, markdownTable } from '../report/table.ts';
import { runProcess } from '../run-process.ts';
import { startServer } from '../server/start-server.ts';
import type { Life, LifeOrder } from './life.ts';
import { drawPlot } from './plot.ts';
import { writeList } from './write-list.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000,10000,100000,1000000' },
    downloads: { type: 'string', default: '10000' },
    folder: { type: 'string', default: tmpdir() },
    write: { type: 'boolean', default: false },
  },
});
const machine = await describeMachine(values.folder);
const words = `${machine.words}; ${machine.load.toFixed(1)} programs wanted to run when it began.`;
console.log(words);
const work = await mkdtemp(join(values.folder, 'shoal-scale-'));
const server = await startServer();

async function live(order: LifeOrder): Promise<Life> {
  const file = join(order.folder, '..', 'order.json');
  await writeFile(file, JSON.stringify(order));
  const program = join(import.meta.dirname, 'life-process.ts');
  const { stdout, stderr, code } = await runProcess({ command: process.execPath, args: [program, file] });
  if (code !== 0) throw new Error(stderr);
  const life: Life = JSON.parse(stdout);
  return life;
}

const lives: { first: Life; second: Life }[] = [];
try {
  for (const rows of values.rows.split(',').map(Number)) {
    const list = join(work, `${rows}.txt`);
    await writeList(list, rows, server.port);
    // Half of a short list, so that something is left to go on with.
    const downloads = Math.min(Number(values.downloads), rows / 2);
    const order = { list, folder: join(work, `${rows}`), concurrency: 64, downloads };
    const first = await live({ ...order, goesOn: false });
    lives.push({ first, second: await live({ ...order, goesOn: true }) });
    await rm(order.folder, { recursive: true, force: true });
  }
} finally {
  server.close();
  await rm(work, { recursive: true, force: true });
}

const mostBytes = (first: Life, second: Life): number => Math.max(first.peakBytes, second.peakBytes);
const seconds = (ms: number): string => (ms / 1000).toFixed(2);
const table = markdownTable([
  [
    'rows',
    'parse s',
    'store, plan s',
    'first request s',
    'of it CPU',
    'CPU ms each',
    'pause s',
    'quit s',
    'go on s',
    'of it CPU',
    'MB, most',
  ],
  ...lives.map(({ first, second }) => [
    first.rows.toLocaleString('en'),
    seconds(first.parseMs),
    seconds(first.prepareMs),
    seconds(first.parseMs + first.prepareMs + first.startMs),
    seconds(first.readyCpuMs),
    first.cpuMsEach.toFixed(3),
    seconds(first.pauseMs),
    seconds(first.closeMs),
    seconds(second.prepareMs + second.startMs),
    seconds(second.readyCpuMs),
    formatMegabytes(mostBytes(first, second)),
  ]),
]);
console.log(`\n${table}`);
if (values.write) {
  const docs = join(import.meta.dirname, '..', '..', 'docs');
  const points = (value: (first: Life, second: Life) => number): { rows: number; value: number }[] =>
    lives.map(({ first, second }) => ({ rows: first.rows, value: value(first, second) }));
  const series = [
    { label: 'CPU time of each download', unit: 'ms', points: points(({ cpuMsEach }) => cpuMsEach) },
    { label: 'Memory, most', unit: 'MB', points: points((first, second) => mostBytes(first, second) / 1e6) },
    { label: 'CPU time to the first request', unit: 's', points: points(({ readyCpuMs }) => readyCpuMs / 1000) },
  ];
  await writeFile(join(docs, 'images', 'scale.svg'), drawPlot(series));
  await writeFile(join(docs, 'scale-figures.md'), `# Figures of \`npm run bench:scale\`\n\n${words}\n\n${table}\n`);
}
