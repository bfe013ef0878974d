import { create } from 'zustand';
import { changeSettings, useSettingsStore } from './settings-store.ts';

/** Below this width of the window the side bar would take the room of what it stands beside. */
const roomy = matchMedia('(min-width: 900px)');

/** Whether there is room, and whether the side bar lies over the window where there is none. */
const useRoomStore = create(() => ({ hasRoom: roomy.matches, isOver: false }));

roomy.addEventListener('change', ({ matches }) => useRoomStore.setState({ hasRoom: matches, isOver: false }));

/** `beside`: takes room of its own; `over`: lies over the window until something is chosen; `folded`: is not there. */
export type SideBarPlace = 'beside' | 'over' | 'folded';

export function useSideBarPlace(): SideBarPlace {
  const { hasRoom, isOver } = useRoomStore();
  const isWanted = useSettingsStore(({ sideBar }) => sideBar);
  if (hasRoom) return isWanted ? 'beside' : 'folded';
  return isOver ? 'over' : 'folded';
}

/** Shows the side bar, or folds it away. */
export function toggleSideBar(): void {
  const { hasRoom, isOver } = useRoomStore.getState();
  if (hasRoom) void changeSettings({ sideBar: !useSettingsStore.getState().sideBar });
  else useRoomStore.setState({ isOver: !isOver });
}

/** Something was chosen in it: where it lies over the window, it goes. */
export const leaveSideBar = (): void => useRoomStore.setState({ isOver: false });
