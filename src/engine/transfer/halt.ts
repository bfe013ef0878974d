import { type StopReason, TransferStopped } from '../download-error.ts';
import { Interruption } from './interruption.ts';

/** Where a transfer hears that it is to stop: what comes is a TransferStopped. */
export class Halt extends Interruption {
  stop(reason: StopReason): void {
    this.come(new TransferStopped(reason));
  }
}
