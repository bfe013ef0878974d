import type { LucideIcon } from 'lucide-react';
import { Copy, Eye, FolderOpen, Pause, Play, RotateCw, X } from 'lucide-react';
import type { RowAction } from './row-commands.ts';

/** Name, icon and key of each action, the same in the row and in its menu. */
export const actionLooks: Record<RowAction, { label: string; Icon: LucideIcon; key: string }> = {
  pause: { label: 'Pause', Icon: Pause, key: 'Space' },
  resume: { label: 'Resume', Icon: Play, key: 'Space' },
  retry: { label: 'Retry', Icon: RotateCw, key: 'R' },
  cancel: { label: 'Cancel', Icon: X, key: 'Del' },
  preview: { label: 'Preview', Icon: Eye, key: 'Enter' },
  reveal: { label: 'Show in folder', Icon: FolderOpen, key: 'O' },
  'copy-url': { label: 'Copy URL', Icon: Copy, key: 'C' },
};
