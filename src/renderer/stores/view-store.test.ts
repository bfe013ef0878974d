import { beforeEach, expect, test } from 'vitest';
import { resetView, setFilter, setHost, setReason, setRunView, showFailed, useViewStore } from './view-store.ts';

beforeEach(resetView);

test('the sheet is narrowed by nothing that cannot be chosen there', () => {
  setFilter('failed');
  setReason('http-forbidden');
  setHost('a.example');
  setRunView('hosts');
  expect(useViewStore.getState()).toMatchObject({ filter: 'failed', reason: 'http-forbidden', host: 'a.example' });
  setRunView('images');
  expect(useViewStore.getState()).toMatchObject({ filter: 'all', reason: null, host: 'a.example' });
});

test('the failed rows are shown from every view, and all of them', () => {
  setRunView('images');
  setHost('a.example');
  showFailed();
  expect(useViewStore.getState()).toMatchObject({ runView: 'list', filter: 'failed', host: null });
});
