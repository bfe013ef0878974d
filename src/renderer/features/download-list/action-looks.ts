import type { LucideIcon } from 'lucide-react';
import {
  ArrowDownToLine,
  ArrowUpToLine,
  Copy,
  CopyX,
  ExternalLink,
  Eye,
  FolderOpen,
  Pause,
  Play,
  RotateCw,
  X,
} from 'lucide-react';
import type { RowAction } from './row-commands.ts';

/** Name, icon and key of each action, the same in the row, in its menu, and for many rows where the name is another one. */
export const actionLooks: Record<RowAction, { label: string; ofMany?: string; Icon: LucideIcon; key: string }> = {
  pause: { label: 'Pause', Icon: Pause, key: 'Space' },
  resume: { label: 'Resume', Icon: Play, key: 'Space' },
  retry: { label: 'Retry', Icon: RotateCw, key: 'R' },
  first: { label: 'Download next', Icon: ArrowUpToLine, key: 'Alt+↑' },
  last: { label: 'Download last', Icon: ArrowDownToLine, key: 'Alt+↓' },
  cancel: { label: 'Cancel', Icon: X, key: 'Del' },
  preview: { label: 'Preview', Icon: Eye, key: 'Enter' },
  open: { label: 'Open', Icon: ExternalLink, key: 'O' },
  reveal: { label: 'Show in folder', Icon: FolderOpen, key: 'F' },
  'copy-urls': { label: 'Copy URL', ofMany: 'Copy URLs', Icon: Copy, key: 'C' },
  'copy-errors': { label: 'Copy error', ofMany: 'Copy errors', Icon: CopyX, key: 'E' },
};
