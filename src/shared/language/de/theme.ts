import type { theme as en } from '../en/theme.ts';

export const theme: typeof en = {
  theme: 'Farbschema',
  system: 'Wie das System',
  light: 'Hell',
  dark: 'Dunkel',
};
