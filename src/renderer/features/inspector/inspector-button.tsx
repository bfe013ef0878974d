import { PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { toggleInspector, useInspectorStore } from '../../stores/inspector-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { IconButton } from '../../ui/button.tsx';

/** Opens and closes the panel beside the rows. */
export function InspectorButton(): ReactNode {
  const texts = useMessages().inspector;
  const isOpen = useInspectorStore((store) => store.isOpen);
  return (
    <IconButton
      size="small"
      label={isOpen ? texts.hide : texts.show}
      aria-pressed={isOpen}
      aria-keyshortcuts="I"
      onClick={toggleInspector}
    >
      <PanelRight size={15} />
    </IconButton>
  );
}
