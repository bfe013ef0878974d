import { Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { openDialog } from '../../stores/view-store.ts';
import { IconButton } from '../../ui/button.tsx';

export function SettingsButton(): ReactNode {
  const texts = useMessages().settings;
  return (
    <IconButton
      label={texts.title}
      aria-keyshortcuts="Control+, Meta+,"
      onClick={() => openDialog({ kind: 'settings' })}
    >
      <Settings size={16} />
    </IconButton>
  );
}
