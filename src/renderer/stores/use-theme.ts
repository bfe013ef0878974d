import { useEffect, useState } from 'react';
import { useSettingsStore } from './settings-store.ts';

const dark = '(prefers-color-scheme: dark)';

/** The theme that is shown: the one that was chosen, or the system's. A canvas does not know of `light-dark()`. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useSettingsStore((settings) => settings.theme);
  const [isSystemDark, setSystemDark] = useState(() => matchMedia(dark).matches);
  useEffect(() => {
    const query = matchMedia(dark);
    const onChange = (): void => setSystemDark(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  if (chosen !== 'system') return chosen;
  return isSystemDark ? 'dark' : 'light';
}
