// Measures the window with a long list while 64 downloads run:
// npm run build && npm run bench:window [-- --rows 100000] [--rounds 3] [--write]
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from '../../bench/report/machine.ts';
import { type Load, measureWindow, type WindowFigures } from './measure-window.ts';
import { windowTable } from './window-table.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    /** Of each part of the measurement. */
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const machine = await describeMachine(tmpdir());
const words = `${machine.words}; ${machine.load.toFixed(1)} programs wanted to run when it began.`;
console.log(words);

const common = { rows: Number(values.rows), ms: 1000 * Number(values.seconds) };
const loads: readonly { title: string; load: Load }[] = [
  { title: 'As quick as the machine: 20 KB each, no latency', load: { ...common, bytes: 20_000, latencyMs: 0 } },
  {
    title: 'As on a line of 200 Mbit/s: 100 KB each, 250 ms of latency, some 250 images a second',
    load: { ...common, bytes: 100_000, latencyMs: 250 },
  },
];
const measured = loads.map(({ title, load }) => ({ title, load, rounds: [] as WindowFigures[] }));
for (let round = 0; round < Number(values.rounds); round++) {
  for (const { load, rounds } of measured) rounds.push(await measureWindow(load));
}
const tables = measured.map(({ title, rounds }) => `## ${title}\n\n${windowTable(rounds)}`).join('\n\n');
console.log(`\n${tables}`);
if (values.write) {
  const page = join(import.meta.dirname, '..', '..', 'docs', 'window-figures.md');
  const about = `The built app on the stand-in (Chromium without a graphics card, Node in place of Electron's main process); ${values.rounds} rounds.`;
  await writeFile(
    page,
    `# Figures of \`npm run bench:window\`\n\n${words}\n\n${about} 64 downloads run at once in a list of ${common.rows} rows.\n\n${tables}\n`,
  );
}
