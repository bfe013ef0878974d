import type { LucideIcon } from 'lucide-react';
import { AppWindow, Hourglass, Link2, LockKeyhole, Maximize, Rows2 } from 'lucide-react';
import type { Remedy } from '../../../shared/remedies/remedy.ts';

export const remedyIcons: Record<Remedy, LucideIcon> = {
  referer: Link2,
  'user-agent': AppWindow,
  https: LockKeyhole,
  fewer: Rows2,
  patience: Hourglass,
  'any-size': Maximize,
};
