// Measures how long the command takes from its start to its first request:
// npm run build && npm run bench:start [-- --rounds 9]
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatSeconds, formatSpread, markdownTable } from '../report/table.ts';
import { createPictures } from '../server/picture.ts';
import { spreadOf } from '../statistics.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
const command = join(import.meta.dirname, '..', '..', 'bin', 'shoal.js');
const { head, rest } = createPictures(2000)(1);
const work = await mkdtemp(join(tmpdir(), 'shoal-start-'));
const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' ? address?.port : undefined;

/** From the start of a process to the moment that it is there, or that its first request is. In ms. */
async function run(
  args: readonly string[],
  isThere: (child: ReturnType<typeof spawn>) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: 'ignore',
    env: { ...process.env, SHOAL_DATA: join(work, 'data') },
  });
  const ended = once(child, 'exit');
  await isThere(child);
  const ms = performance.now() - began;
  await ended;
  return ms;
}

async function firstRequest(): Promise<void> {
  const [, answer] = await once(server, 'request');
  answer.setHeader('content-type', 'image/jpeg');
  answer.end(Buffer.concat([head, rest]));
}

try {
  const [node, shoal]: [number[], number[]] = [[], []];
  // The first start fills the compile cache.
  for (let round = 0; round <= Number(values.rounds); round++) {
    const bare = await run(['-e', ''], async (child) => await once(child, 'exit'));
    const url = `http://127.0.0.1:${port}/${round}.jpg`;
    const own = await run([command, 'get', url, '--to', join(work, `${round}`), '--quiet'], firstRequest);
    if (round === 0) console.log(`the very first start: ${formatSeconds(own)} s`);
    else {
      node.push(bare);
      shoal.push(own);
    }
  }
  console.log(
    markdownTable([
      ['from the start of the process', 'seconds'],
      ['node, to its end', formatSpread(spreadOf(node))],
      ['shoal get, to its first request', formatSpread(spreadOf(shoal))],
    ]),
  );
} finally {
  server.close();
  await rm(work, { recursive: true, force: true });
}
