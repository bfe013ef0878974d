import { afterEach } from 'vitest';
import { type LineOptions, type LineServer, startLineServer } from './line-server.ts';

/** Starts such servers, closed after each test. Call once at the top of a Vitest file. */
export function useLineServers(): (options: LineOptions) => Promise<LineServer> {
  const started: LineServer[] = [];
  afterEach(async () => {
    for (const server of started.splice(0)) await server.close();
  });
  return async (options) => {
    const server = await startLineServer(options);
    started.push(server);
    return server;
  };
}
