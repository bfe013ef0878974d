import { expect, it } from 'vitest';
import type { DraftSummary } from '../../shared/draft.ts';
import { acceptDraft, leftAfterStart, useDraftStore } from './draft-store.ts';

it('shows the newest that main has said of the draft, in whichever order the answers come', () => {
  const { summary } = useDraftStore.getState();
  const said = (version: number, rows: number): DraftSummary => ({ ...summary, version, rows });
  // The command that was given first ends last, and only its answer holds what both have added.
  acceptDraft(said(1, 4));
  acceptDraft(said(2, 5));
  acceptDraft(said(1, 4));
  expect(useDraftStore.getState().summary).toMatchObject({ version: 2, rows: 5 });
});

it('is empty when its list has begun, but for what has come meanwhile', () => {
  const { summary } = useDraftStore.getState();
  const started = { text: 'a', summary: { ...summary, version: 3, rows: 5 } };
  expect(leftAfterStart(started, started)).toMatchObject({ text: '', summary: { version: 3, rows: 0 } });
  const dropped = { ...summary, version: 5, rows: 2 };
  expect(leftAfterStart({ text: 'a', summary: dropped }, started)).toEqual({ text: '', summary: dropped });
  expect(leftAfterStart({ ...started, text: 'a b' }, started)).toMatchObject({ text: 'a b' });
});
