import { Menu } from '@base-ui/react/menu';
import { ArrowDownWideNarrow, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { defaultListLook, type ListColumn, listColumns } from '../../../shared/list-look.ts';
import { useMessages } from '../../stores/language-store.ts';
import { changeListLook, useSettingsStore } from '../../stores/settings-store.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import menu from '../../ui/menu.module.css';
import { nextSort } from './column-looks.ts';
import styles from '../rows/group-menu.module.css';
import { useWide } from './use-wide.ts';

/** By what the rows are sorted, also where there are no heads to press, and which columns there are. */
export function LookMenu(): ReactNode {
  const texts = useMessages().list;
  const look = useSettingsStore((settings) => settings.list);
  const wide = useWide();
  const toggle = (column: ListColumn, shown: boolean): void => {
    const others = look.hidden.filter((hidden) => hidden !== column);
    changeListLook({ hidden: shown ? others : [...others, column] });
  };
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <IconButton label={texts.sortAndColumns} size="small">
            <ArrowDownWideNarrow size={15} />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner className={menu['positioner']} align="end" sideOffset={4}>
          <Menu.Popup className={classNames(menu['popup'], styles['popup'])}>
            <Menu.Group>
              <Menu.GroupLabel className={styles['heading']}>{texts.sortBy}</Menu.GroupLabel>
              <Menu.RadioGroup
                value={look.sort?.column ?? null}
                onValueChange={(column: ListColumn | null) =>
                  changeListLook({ sort: column === null ? null : nextSort(null, column) })
                }
              >
                <Menu.RadioItem value={null} className={menu['item']} closeOnClick>
                  <Sign radio />
                  {texts.nothing}
                </Menu.RadioItem>
                {listColumns.map((column) => (
                  <Menu.RadioItem key={column} value={column} className={menu['item']} closeOnClick>
                    <Sign radio />
                    {texts.columns[column]}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Group>
            {wide && (
              <Menu.Group>
                <Menu.GroupLabel className={styles['heading']}>{texts.columnsTitle}</Menu.GroupLabel>
                {listColumns
                  .filter((column) => column !== 'name')
                  .map((column) => (
                    <Menu.CheckboxItem
                      key={column}
                      checked={!look.hidden.includes(column)}
                      onCheckedChange={(shown) => toggle(column, shown)}
                      className={menu['item']}
                    >
                      <Sign />
                      {texts.columns[column]}
                    </Menu.CheckboxItem>
                  ))}
                <Menu.Item
                  className={menu['item']}
                  onClick={() => changeListLook({ hidden: defaultListLook.hidden, widths: defaultListLook.widths })}
                >
                  <span className={styles['sign']} />
                  {texts.usualColumns}
                </Menu.Item>
              </Menu.Group>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Sign({ radio = false }: { radio?: boolean }): ReactNode {
  const Indicator = radio ? Menu.RadioItemIndicator : Menu.CheckboxItemIndicator;
  return (
    <span className={styles['sign']}>
      <Indicator>
        <Check size={14} aria-hidden="true" />
      </Indicator>
    </span>
  );
}
