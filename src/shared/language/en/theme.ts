/** The menu of light and dark. */
export const theme = {
  theme: 'Theme',
  system: 'Like the system',
  light: 'Light',
  dark: 'Dark',
};
