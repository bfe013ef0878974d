import { create } from 'zustand';
import type { LinkQuestion, MenuChoice } from '../../shared/desktop.ts';
import type { SpeedInForce } from '../../shared/speed-plan.ts';
import { attempt, command } from '../ipc-client.ts';
import { acceptDraft } from './draft-store.ts';
import { currentMessages } from './language-store.ts';
import { showList } from './lists-store.ts';
import { toggleSideBar } from './side-bar-store.ts';
import { openDialog, setRunView } from './view-store.ts';

interface OutsideStore {
  /** The speed of all lists together that holds now. */
  speed: SpeedInForce;
  /** When that was told, in ms since the epoch. */
  speedToldAt: number;
  /** What a link from outside asks for. */
  question: LinkQuestion | null;
}

/** What reaches the window from outside of it. */
export const useOutsideStore = create<OutsideStore>()(() => ({
  speed: { speed: { kind: 'full' }, until: null },
  speedToldAt: 0,
  question: null,
}));

const { setState } = useOutsideStore;

export const acceptSpeed = (speed: SpeedInForce): void => setState({ speed, speedToldAt: Date.now() });
export const acceptQuestion = (question: LinkQuestion | null): void => setState({ question });

/** Asks main for both. */
export async function loadOutside(): Promise<void> {
  acceptSpeed(await command((shoal) => shoal.speedGet()));
  acceptQuestion(await command((shoal) => shoal.linkQuestion()));
}

export async function answerLink({ id }: LinkQuestion, accept: boolean): Promise<void> {
  const summary = await attempt(currentMessages().desktop.link.failed, (shoal) => shoal.linkAnswer({ id, accept }));
  if (summary !== undefined && accept) acceptDraft(summary);
}

/** Does what somebody chose in the application menu. */
export function followMenuChoice(choice: MenuChoice): void {
  switch (choice.kind) {
    case 'new-list':
    case 'show-draft':
      void showList(null);
      break;
    case 'settings':
      openDialog({ kind: 'settings' });
      break;
    case 'side-bar':
      toggleSideBar();
      break;
    case 'view':
      setRunView(choice.view);
      break;
  }
}
