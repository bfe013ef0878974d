import { type DemoServer, startDemoServer } from '../demo/demo-server.ts';

/** The picture server on this computer, started when the person first asks for it. */
export interface DemoList {
  /** The list of its URLs, one per line; there when the pictures are painted, so that no painting is measured. */
  text(): Promise<string>;
  close(): Promise<void>;
}

export function createDemoList(): DemoList {
  let server: Promise<DemoServer> | null = null;
  return {
    async text() {
      server ??= startDemoServer({ images: 60, latencyMs: 150 });
      const { listText, ready } = await server;
      await ready;
      return listText;
    },
    async close() {
      await (await server)?.close();
      server = null;
    },
  };
}
