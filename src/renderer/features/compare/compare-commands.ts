import type { CompareOptions } from '../../../shared/compare/comparison.ts';
import { attempt } from '../../ipc-client.ts';

export async function measure({ levels, rounds, sample }: CompareOptions): Promise<void> {
  const payload = { levels: [...levels], rounds, sample };
  await attempt('Measuring could not start', (shoal) => shoal.comparisonStart(payload));
}

export async function stopMeasuring(): Promise<void> {
  await attempt('Measuring could not be stopped', (shoal) => shoal.comparisonCancel());
}
