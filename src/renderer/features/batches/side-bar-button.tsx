import { ListPlus, PanelLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { showList } from '../../stores/lists-store.ts';
import { toggleSideBar, useSideBarPlace } from '../../stores/side-bar-store.ts';
import { IconButton } from '../../ui/button.tsx';

/** The ways to the lists and to a new one while the side bar is folded away. */
export function SideBarButtons(): ReactNode {
  const { lists } = useMessages();
  if (useSideBarPlace() !== 'folded') return null;
  return (
    <>
      <IconButton label={lists.show} aria-keyshortcuts="Control+B Meta+B" aria-expanded={false} onClick={toggleSideBar}>
        <PanelLeft size={16} />
      </IconButton>
      <IconButton label={lists.newList} onClick={() => void showList(null)}>
        <ListPlus size={16} />
      </IconButton>
    </>
  );
}
