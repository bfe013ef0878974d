import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { attempt } from '../../ipc-client.ts';
import { currentMessages, useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { showNotice } from '../../ui/toasts.ts';

/** Saves everything there is to say of a finished batch as one file. */
export function ReportButton(): ReactNode {
  return (
    <Button onClick={() => void saveReport()}>
      <FileText size={14} aria-hidden="true" />
      {useMessages().summary.saveReport}
    </Button>
  );
}

async function saveReport(): Promise<void> {
  const saved = await attempt(currentMessages().summary.couldNotSaveReport, (shoal) => shoal.reportSave());
  if (saved !== undefined && saved !== null) showNotice(currentMessages().summary.savedAs(saved.name));
}
