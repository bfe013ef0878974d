// Measures Shoal beside its peers on the same lists, in one run:
// npm run bench [-- --quick | --brief] [--keep] [--only 'W1,W3,costs,protocols'] [--rounds N] [--folder DIR] [--write]
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contestants } from './contestants/index.ts';
import { measureCosts } from './costs/measure-costs.ts';
import { measureList, type Measured } from './measure-list.ts';
import { lists } from './lists.ts';
import { readOptions } from './options.ts';
import { measureProtocols } from './protocols/measure-protocols.ts';
import { barsTable } from './report/bars.ts';
import { costsTable } from './report/costs-table.ts';
import { keepInHistory } from './report/history.ts';
import { describeMachine } from './report/machine.ts';
import { type Page, writePage } from './report/page.ts';
import { protocolsTable } from './report/protocols-table.ts';
import { listTable } from './report/table.ts';
import { startServer } from './server/start-server.ts';

const options = readOptions(process.argv.slice(2));
/** A quick bench begins nothing more after this; on a busy machine it measures less, not longer. */
const until = options.isBrief ? performance.now() + 12_000 : options.isQuick ? performance.now() + 75_000 : Infinity;
const machine = await describeMachine(options.folder);
console.log(machine.words);
const versions = await Promise.all(
  contestants
    .filter(({ isSlow }) => !options.isBrief || isSlow !== true)
    .map(async (contestant) => ({ contestant, version: await contestant.version() })),
);
const installed = versions.filter(({ version }) => version !== null).map(({ contestant }) => contestant);
for (const { contestant, version } of versions) console.log(`${contestant.name}: ${version ?? 'not installed'}`);

const work = await mkdtemp(join(options.folder, 'shoal-bench-'));
const server = await startServer();
try {
  const measured: Measured[] = [];
  const page: Page = { machine, versions, measured, costs: null, protocols: null };
  /** After each part: a bench that is interrupted keeps what it has. */
  const write = async (): Promise<void> => {
    if (options.writes) await writePage(page);
  };
  for (const list of lists) {
    const isWanted = options.only === null ? !options.isQuick || list.isQuick : options.only.includes(list.name);
    if (!isWanted) continue;
    if (performance.now() > until) {
      console.log(`\n${list.name} is left out: the time of such a bench is over.`);
      continue;
    }
    const rounds = options.rounds ?? (options.isQuick ? Math.min(2, list.rounds) : list.rounds);
    const result = await measureList(list, installed, { rounds, until, work, port: server.port });
    measured.push(result);
    // Others' lost files are their affair.
    if (result.entries.some(({ name, faults }) => name.startsWith('shoal') && faults.length > 0)) process.exitCode = 1;
    console.log(`\n${listTable(result)}`);
    await write();
  }
  if (measured.length > 0) console.log(`\n${barsTable(measured)}`);
  if (options.keeps) await keepInHistory(machine, measured);
  if (options.wantsCosts) {
    page.costs = await measureCosts({ work, port: server.port }, options.rounds ?? 5);
    console.log(`\n${costsTable(page.costs)}`);
    await write();
  }
  if (options.wantsProtocols) {
    page.protocols = await measureProtocols(options.rounds ?? 3);
    console.log(`\n${protocolsTable(page.protocols)}`);
    await write();
  }
} finally {
  server.close();
  await rm(work, { recursive: true, force: true });
}
