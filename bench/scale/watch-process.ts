// Loaded into a process with `--import`: writes what it takes to the file that SHOAL_WATCH names, a line of JSON every few seconds.
import { appendFileSync, readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Look } from './whole-table.ts';

const everyMs = 2000;
const file = process.env['SHOAL_WATCH'];

function openFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0; // no Linux
  }
}

if (file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const look = (): void => {
    const { rss, heapUsed, external } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const line: Look = {
      ms: performance.now(),
      cpuMs: (user + system) / 1000,
      residentBytes: rss,
      heapBytes: heapUsed,
      externalBytes: external,
      openFiles: openFiles(),
      delayMs: { p99: delay.percentile(99) / 1e6, most: delay.max / 1e6 },
    };
    delay.reset();
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
  setInterval(look, everyMs).unref();
  process.on('exit', look);
}
