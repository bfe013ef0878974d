import { expect, it } from 'vitest';
import { startDemoServer } from '../../demo/demo-server.ts';
import { createDemoList } from './demo-list.ts';

it('is there the next time where its server could not be started, and holds up no other list meanwhile', async () => {
  let starts = 0;
  const demo = createDemoList(async (options) => {
    starts += 1;
    if (starts === 1) throw new Error('no port');
    return await startDemoServer({ ...options, images: 1 });
  });
  await expect(demo.text()).rejects.toThrow('no port');
  await demo.ready();
  expect(await demo.text()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  await demo.close();
});
