import { powerSaveBlocker } from 'electron';

/** Keeps the computer, though not its display, from sleeping. Returns what turns that on and off. */
export function createKeepAwake(): (isWanted: boolean) => void {
  let blocker: number | null = null;
  return (isWanted) => {
    if (isWanted === (blocker !== null)) return;
    if (blocker === null) {
      blocker = powerSaveBlocker.start('prevent-app-suspension');
    } else {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}
