import { create } from 'zustand';

interface InspectorStore {
  isOpen: boolean;
}

/** Whether the panel beside the list is open; it stays so from list to list. */
export const useInspectorStore = create<InspectorStore>()(() => ({ isOpen: false }));

export const openInspector = (): void => useInspectorStore.setState({ isOpen: true });
export const closeInspector = (): void => useInspectorStore.setState({ isOpen: false });
export const toggleInspector = (): void => useInspectorStore.setState(({ isOpen }) => ({ isOpen: !isOpen }));
