import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { attempt } from '../../ipc-client.ts';
import { Button } from '../../ui/button.tsx';
import { showNotice } from '../../ui/toasts.ts';

/** Saves everything there is to say of a finished batch as one file. */
export function ReportButton(): ReactNode {
  return (
    <Button onClick={() => void saveReport()}>
      <FileText size={14} aria-hidden="true" />
      Save report…
    </Button>
  );
}

async function saveReport(): Promise<void> {
  const saved = await attempt('The report could not be saved', (shoal) => shoal.reportSave());
  if (saved !== undefined && saved !== null) showNotice(`Saved as ${saved.name}`);
}
