import { expect, test } from 'vitest';
import { createQuitGuard } from './quit-guard.ts';

/** An app with a list that is not finished, and a window to ask in. */
function runningApp() {
  const app = { isBusy: true, hasWindow: true, asked: 0, quits: 0, nowMs: 0 };
  const guard = createQuitGuard({
    isBusy: () => app.isBusy,
    ask: () => {
      if (app.hasWindow) app.asked += 1;
      return app.hasWindow;
    },
    quit: () => (app.quits += 1),
    now: () => app.nowMs,
  });
  return { app, guard };
}

test('without a list that is not finished nobody is asked', () => {
  const { app, guard } = runningApp();
  app.isBusy = false;
  expect(guard.mayEnd()).toBe(true);
  expect(app.asked).toBe(0);
});

test('the person is asked, and the answer to quit lets everything through', () => {
  const { app, guard } = runningApp();
  expect(guard.mayEnd()).toBe(false);
  expect(app).toMatchObject({ asked: 1, quits: 0 });
  guard.end();
  expect(app.quits).toBe(1);
  expect(guard.mayEnd()).toBe(true);
  expect(app.asked).toBe(1);
});

test('who stays is asked anew the next time', () => {
  const { app, guard } = runningApp();
  guard.mayEnd();
  guard.stay();
  app.nowMs = 60_000;
  expect(guard.mayEnd()).toBe(false);
  expect(app.asked).toBe(2);
});

test('a double click does not answer the question, trying again later does', () => {
  const { app, guard } = runningApp();
  guard.mayEnd();
  app.nowMs = 300;
  expect(guard.mayEnd()).toBe(false);
  app.nowMs = 1000;
  expect(guard.mayEnd()).toBe(true);
});

test('without a window to ask in the app ends', () => {
  const { app, guard } = runningApp();
  app.hasWindow = false;
  expect(guard.mayEnd()).toBe(true);
});
