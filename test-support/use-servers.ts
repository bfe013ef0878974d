import { afterEach } from 'vitest';
import { type FaultServer, type FaultServerOptions, startFaultServer } from './fault-server.ts';

/** Starts misbehaving servers that are closed after each test. Call once at the top of a Vitest file. */
export function useServers(): (options?: FaultServerOptions) => Promise<FaultServer> {
  const started: FaultServer[] = [];
  afterEach(async () => {
    for (const server of started.splice(0)) await server.close();
  });
  return async (options) => {
    const server = await startFaultServer(options);
    started.push(server);
    return server;
  };
}
