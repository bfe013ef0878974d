import { app } from 'electron';
import { openStore, type Store } from '../engine/store/store.ts';
import { messages } from './language.ts';
import type { Log } from './log/log.ts';

/**
 * Opens the record of what was saved where and what was not finished. Without it the app still works, and says what it
 * cannot do.
 *
 * @param tell called with a sentence when there is none, or a new one had to be begun
 */
export function openRecord(log: Pick<Log, 'error'>, tell: (message: string) => void): Store | undefined {
  try {
    return openStore(app.getPath('userData'), tell);
  } catch (error) {
    log.error('There is no record of lists and saved images', error);
    tell(messages().main.noRecord);
    return undefined;
  }
}
