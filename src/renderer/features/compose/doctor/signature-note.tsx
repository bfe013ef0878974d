import { Clock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { soonMs } from '../../../../shared/signed-url/signature-tally.ts';
import { useDraftStore } from '../../../stores/draft-store.ts';
import { useMessages } from '../../../stores/language-store.ts';
import { useTicking } from '../../../ui/use-ticking.ts';
import styles from './signature-note.module.css';

const tickMs = 20_000;

/** A word about signed links that have ended, or will before a long list has. */
export function SignatureNote(): ReactNode {
  const { doctor } = useMessages().compose;
  const signatures = useDraftStore(({ summary }) => summary.signatures);
  const now = useTicking(signatures !== null, tickMs);
  if (signatures === null) return null;
  const { count, firstAt, lastAt, ended, soon, signer } = signatures;
  // The counts are of when the list was read; time has passed since.
  const endedNow = lastAt <= now ? count : Math.max(ended, firstAt <= now ? 1 : 0);
  const isSoon = endedNow === 0 && firstAt - now <= soonMs;
  if (endedNow > 0) {
    return (
      <output className={styles['note']} data-look="bad">
        <TriangleAlert size={15} aria-hidden="true" />
        {doctor.signaturesEnded(endedNow, signer)}
      </output>
    );
  }
  return (
    <output className={styles['note']} data-look={isSoon ? 'warn' : 'quiet'}>
      <Clock size={15} aria-hidden="true" />
      {isSoon ? doctor.signaturesSoon(Math.max(1, soon), signer, firstAt - now) : doctor.signaturesFine(count, firstAt)}
    </output>
  );
}
