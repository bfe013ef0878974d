import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface BenchServer {
  port: number;
  /** Of its process. */
  pid: number;
  close(): void;
}

/** Starts the server in a process of its own; it ends with this one at the latest. */
export async function startServer(): Promise<BenchServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const failed = once(child, 'exit').then(() => {
    throw new Error('the server ended');
  });
  failed.catch(() => undefined);
  const told = once(child.stdout, 'data').then((data: unknown[]) => Number(String(data[0])));
  const port = await Promise.race([told, failed]);
  return { port, pid: child.pid ?? 0, close: () => void child.kill() };
}
