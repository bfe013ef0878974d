// Measures Shoal beside its peers on the same lists, in one run:
// npm run bench [-- --quick] [--only 'W1,W3' or costs] [--rounds N] [--folder DIR] [--write]
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contestants } from './contestants/index.ts';
import { measureCosts } from './costs/measure-costs.ts';
import { measureList, type Measured } from './measure-list.ts';
import { lists } from './lists.ts';
import { readOptions } from './options.ts';
import { barsTable } from './report/bars.ts';
import { costsTable } from './report/costs-table.ts';
import { describeMachine } from './report/machine.ts';
import { writePage } from './report/page.ts';
import { listTable } from './report/table.ts';
import { startServer } from './server/start-server.ts';

const options = readOptions(process.argv.slice(2));
/** A quick bench begins nothing more after this; on a busy machine it measures less, not longer. */
const until = options.isQuick ? performance.now() + 75_000 : Infinity;
const machine = await describeMachine(options.folder);
console.log(machine.words);
const versions = await Promise.all(
  contestants.map(async (contestant) => ({ contestant, version: await contestant.version() })),
);
const installed = versions.filter(({ version }) => version !== null).map(({ contestant }) => contestant);
for (const { contestant, version } of versions) console.log(`${contestant.name}: ${version ?? 'not installed'}`);

const work = await mkdtemp(join(options.folder, 'shoal-bench-'));
const server = await startServer();
try {
  const measured: Measured[] = [];
  for (const list of lists) {
    const isWanted = options.only === null ? !options.isQuick || list.isQuick : options.only.includes(list.name);
    if (!isWanted) continue;
    if (performance.now() > until) {
      console.log(`\n${list.name} is left out: the time of a quick bench is over.`);
      continue;
    }
    const rounds = options.rounds ?? (options.isQuick ? Math.min(2, list.rounds) : list.rounds);
    const result = await measureList(list, installed, { rounds, until, work, port: server.port });
    measured.push(result);
    console.log(`\n${listTable(result)}`);
  }
  console.log(`\n${barsTable(measured)}`);
  const costs = options.wantsCosts ? await measureCosts({ work, port: server.port }, options.rounds ?? 5) : null;
  if (costs !== null) console.log(`\n${costsTable(costs)}`);
  if (options.writes) await writePage({ machine, versions, measured, costs });
} finally {
  server.close();
  await rm(work, { recursive: true, force: true });
}
