import { create } from 'zustand';
import { type ImageShape, noSheetFilter, type SheetFilter } from './sheet-rows.ts';

interface SheetStore {
  filter: SheetFilter;
  /** Only images that are there more than once, each beside its like. */
  duplicates: boolean;
}

const atFirst: SheetStore = { filter: noSheetFilter, duplicates: false };

/** What the contact sheet shows; nothing of it is remembered. */
export const useSheetStore = create<SheetStore>()(() => atFirst);

export const changeSheetFilter = (change: Partial<SheetFilter>): void =>
  useSheetStore.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
export const setShape = (shape: ImageShape | null): void => changeSheetFilter({ shape });
export const setDuplicates = (duplicates: boolean): void => useSheetStore.setState({ duplicates });
export const resetSheet = (): void => useSheetStore.setState(atFirst);
