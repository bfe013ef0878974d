import type { CompareOptions } from '../../../shared/compare/comparison.ts';
import { attempt } from '../../ipc-client.ts';
import { currentMessages } from '../../stores/language-store.ts';

export async function measure({ levels, rounds, sample }: CompareOptions): Promise<void> {
  const payload = { levels: [...levels], rounds, sample };
  await attempt(currentMessages().compare.couldNotStart, (shoal) => shoal.comparisonStart(payload));
}

export async function stopMeasuring(): Promise<void> {
  await attempt(currentMessages().compare.couldNotStop, (shoal) => shoal.comparisonCancel());
}
