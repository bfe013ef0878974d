import { Menu } from '@base-ui/react/menu';
import { Check, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import type { Theme } from '../../../shared/settings.ts';
import { useMessages } from '../../stores/language-store.ts';
import { changeSettings, useSettingsStore } from '../../stores/settings-store.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from '../../ui/menu.module.css';

const themes = [
  { theme: 'system', Icon: Monitor },
  { theme: 'light', Icon: Sun },
  { theme: 'dark', Icon: Moon },
] as const;

export function ThemeMenu(): ReactNode {
  const texts = useMessages().theme;
  const theme = useSettingsStore((settings) => settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const Current = themes.find((entry) => entry.theme === theme)?.Icon ?? Monitor;
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <IconButton label={texts.theme}>
            <Current size={16} />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner className={styles['positioner']} align="end" sideOffset={4}>
          <Menu.Popup className={styles['popup']}>
            <Menu.RadioGroup value={theme} onValueChange={(value: Theme) => void changeSettings({ theme: value })}>
              {themes.map(({ theme: value, Icon }) => (
                <Menu.RadioItem key={value} value={value} className={styles['item']} closeOnClick>
                  <Icon size={15} aria-hidden="true" />
                  {texts[value]}
                  <Menu.RadioItemIndicator className={styles['check']}>
                    <Check size={14} aria-hidden="true" />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
