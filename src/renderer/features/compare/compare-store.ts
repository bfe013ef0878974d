import { create } from 'zustand';

/** What the person has chosen to measure. */
export interface CompareChoice {
  sweep: boolean;
  /** Compared with one at a time; null for what the list was downloaded with. */
  concurrency: number | null;
  rounds: number;
  /** How many images; `suggested` for what takes about a minute. */
  images: number | 'suggested';
}

export const useCompareStore = create<CompareChoice>()(() => ({
  sweep: false,
  concurrency: null,
  rounds: 3,
  images: 'suggested',
}));

export const changeChoice = (change: Partial<CompareChoice>): void => useCompareStore.setState(change);
