import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type List, lists } from '../lists.ts';
import { runProcess } from '../run-process.ts';
import { pathOf } from '../server/wish.ts';
import type { ProtocolOrder, ProtocolResult, Way } from './client.ts';
import type { ProtocolServer } from './server.ts';

/** What a list has taken over TLS in one way. */
export interface ProtocolCost {
  list: string;
  count: number;
  way: Way;
  rounds: ProtocolResult[];
}

const ways: readonly Way[] = ['got, HTTP/1.1', 'got, HTTP/2', "Node's own HTTP/1.1", "Node's own HTTP/2, one session"];
/** A process is told its order as an argument, which cannot be longer. */
const mostUrls = 2000;

/** The ways in turn, round after round. Nothing is written or checked: this is about the line alone. */
export async function measureProtocols(rounds: number): Promise<ProtocolCost[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [told]: unknown[] = await once(child.stdout, 'data');
    const server: ProtocolServer = JSON.parse(String(told));
    const costs: ProtocolCost[] = [];
    for (const list of lists.filter(({ name }) => name === 'W2 at 64' || name === 'W3')) {
      const of = ways.map((way): ProtocolCost => ({ list: list.name, count: countOf(list), way, rounds: [] }));
      for (let round = 0; round < rounds; round++) {
        for (const cost of of) cost.rounds.push(await runOnce(list, cost.way, server));
      }
      costs.push(...of);
    }
    return costs;
  } finally {
    child.kill();
  }
}

const countOf = ({ count }: List): number => Math.min(mostUrls, count);

async function runOnce(list: List, way: Way, { port, ca }: ProtocolServer): Promise<ProtocolResult> {
  const { bytes, concurrency: atOnce, latencies } = list;
  const latencyMs = latencies[0] ?? 0;
  const urls = Array.from({ length: countOf(list) }, (_, number) => {
    return `https://localhost:${port}${pathOf({ run: 'tls', bytes, latencyMs, isBusyOnce: false, number })}`;
  });
  const order: ProtocolOrder = { way, ca, urls, atOnce };
  const { stdout, stderr } = await runProcess({
    command: process.execPath,
    args: [join(import.meta.dirname, 'client.ts'), JSON.stringify(order)],
  });
  if (stdout === '') throw new Error(`${way}: ${stderr.slice(0, 300)}`);
  const result: ProtocolResult = JSON.parse(stdout);
  if (result.bytes !== bytes * urls.length) throw new Error(`${way}: ${result.bytes} bytes came`);
  return result;
}
