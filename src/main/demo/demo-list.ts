import { type DemoServer, startDemoServer } from '../../demo/demo-server.ts';

/** The picture server on this computer, started when the person first asks for it. */
export interface DemoList {
  /** The list of its URLs, one per line. */
  text(): Promise<string>;
  /** Resolves when all pictures are painted, so that no painting is measured; at once when the server does not run. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export function createDemoList(): DemoList {
  let server: Promise<DemoServer> | null = null;
  return {
    async text() {
      server ??= startDemoServer({ images: 60, latencyMs: 150 });
      return (await server).listText;
    },
    async ready() {
      await (
        await server
      )?.ready;
    },
    async close() {
      await (await server)?.close();
      server = null;
    },
  };
}
