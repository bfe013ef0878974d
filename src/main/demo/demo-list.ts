import { type DemoServer, startDemoServer } from '../../demo/demo-server.ts';

/** The picture server on this computer, started when the person first asks for it. */
export interface DemoList {
  /** The list of its URLs, one per line. */
  text(): Promise<string>;
  /** Resolves when all pictures are painted, so that no painting is measured; at once when the server does not run. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** @param start starts it; where that fails, whoever asks the next time has it tried again */
export function createDemoList(start: typeof startDemoServer = startDemoServer): DemoList {
  let server: Promise<DemoServer> | null = null;
  const begin = async (): Promise<DemoServer> => {
    try {
      return await start({ images: 60, latencyMs: 150 });
    } catch (error) {
      server = null;
      throw error;
    }
  };
  return {
    async text() {
      server ??= begin();
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
