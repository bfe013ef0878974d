import type { LucideIcon } from 'lucide-react';
import {
  ArrowDownToLine,
  ArrowUpToLine,
  Copy,
  CopyX,
  ExternalLink,
  Eye,
  FolderOpen,
  Heart,
  Pause,
  Play,
  RotateCw,
  Trash2,
  X,
} from 'lucide-react';
import type { Messages } from '../../../shared/language/index.ts';
import type { ManyAction, RowAction } from './row-commands.ts';

/** Icon and key of each action. */
export const actionLooks: Record<RowAction, { Icon: LucideIcon; key: string }> = {
  pause: { Icon: Pause, key: ' ' },
  resume: { Icon: Play, key: ' ' },
  retry: { Icon: RotateCw, key: 'R' },
  first: { Icon: ArrowUpToLine, key: 'Alt+↑' },
  last: { Icon: ArrowDownToLine, key: 'Alt+↓' },
  cancel: { Icon: X, key: 'Delete' },
  preview: { Icon: Eye, key: 'Enter' },
  open: { Icon: ExternalLink, key: 'O' },
  keep: { Icon: Heart, key: 'K' },
  reject: { Icon: Trash2, key: 'X' },
  reveal: { Icon: FolderOpen, key: 'F' },
  'copy-urls': { Icon: Copy, key: 'C' },
  'copy-errors': { Icon: CopyX, key: 'E' },
};

/** A key as it is printed on keyboards. */
export function keyWords(key: string, { keys }: Messages['list']): string {
  const named: Record<string, string> = { ' ': keys.space, Delete: keys.delete, Enter: keys.enter };
  return named[key] ?? key;
}

/** What an action on many rows is called. */
export function manyLabel(action: ManyAction, { actions, actionsOfMany }: Messages['list']): string {
  return action === 'copy-urls' || action === 'copy-errors' ? actionsOfMany[action] : actions[action];
}
