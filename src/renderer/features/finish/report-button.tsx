import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { saveReportOf } from '../../stores/lists-store.ts';
import { Button } from '../../ui/button.tsx';

/** Saves everything there is to say of a finished batch as one file. */
export function ReportButton(): ReactNode {
  const texts = useMessages().lists;
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId);
  return (
    <Button onClick={() => void (batchId !== undefined && saveReportOf(batchId))}>
      <FileText size={14} aria-hidden="true" />
      {texts.saveReport}
    </Button>
  );
}
