import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { ComposeScreen } from './features/compose/compose-screen.tsx';
import { DropTarget } from './features/compose/drop-target.tsx';
import { usePasteAnywhere } from './features/compose/use-paste-anywhere.ts';
import { QuitDialog } from './features/quit/quit-dialog.tsx';
import { RunScreen } from './features/run/run-screen.tsx';
import { Announcer } from './features/shell/announcer.tsx';
import { Toasts } from './features/shell/toasts.tsx';
import { connectStores } from './stores/connect.ts';
import { useBatchStore } from './stores/batch-store.ts';
import { HintLayer } from './ui/hint.tsx';

export function App(): ReactNode {
  useEffect(connectStores, []);
  usePasteAnywhere();
  const hasBatch = useBatchStore(({ mirror }) => mirror !== null);
  return (
    <>
      {hasBatch ? <RunScreen /> : <ComposeScreen />}
      <QuitDialog />
      <DropTarget />
      <Announcer />
      <Toasts />
      <HintLayer />
    </>
  );
}
