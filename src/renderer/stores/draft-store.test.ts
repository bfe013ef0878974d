import { expect, it } from 'vitest';
import type { DraftSummary } from '../../shared/draft.ts';
import { acceptDraft, useDraftStore } from './draft-store.ts';

it('shows the newest that main has said of the draft, in whichever order the answers come', () => {
  const { summary } = useDraftStore.getState();
  const said = (version: number, rows: number): DraftSummary => ({ ...summary, version, rows });
  // The command that was given first ends last, and only its answer holds what both have added.
  acceptDraft(said(1, 4));
  acceptDraft(said(2, 5));
  acceptDraft(said(1, 4));
  expect(useDraftStore.getState().summary).toMatchObject({ version: 2, rows: 5 });
});
