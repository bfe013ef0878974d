import { Popover } from '@base-ui/react/popover';
import { NumberField } from '@base-ui/react/number-field';
import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { type ImageShape, imageShapes, noSheetFilter, type SheetFilter, typesIn } from '../../stores/sheet-rows.ts';
import { changeSheetFilter, setShape, useSheetStore } from '../../stores/sheet-store.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { classNames } from '../../ui/class-names.ts';
import field from '../../ui/field.module.css';
import menu from '../../ui/menu.module.css';
import { Segmented } from '../../ui/segmented.tsx';
import toolbar from '../../ui/toolbar.module.css';
import styles from './sheet-filter.module.css';

/** The largest side that any format knows of, in pixels. */
const largestSide = 65_535;

/** Choice takes no null. */
const anyType = '*';

/** Narrows the sheet by what the images are: their size, shape and type. */
export function SheetFilterButton(): ReactNode {
  const { sheet } = useMessages();
  const { filter } = useSheetStore();
  const [types, setTypes] = useState<readonly [string, number][]>([]);
  const on = conditionsOf(filter);
  return (
    <Popover.Root
      onOpenChange={(open) => {
        if (open) setTypes(typesIn(useBatchStore.getState().mirror?.byId ?? []));
      }}
    >
      <Popover.Trigger
        className={toolbar['button']}
        data-chosen={on > 0 ? '' : undefined}
        aria-label={on > 0 ? sheet.filtersOn(on) : sheet.filter}
      >
        <SlidersHorizontal size={14} aria-hidden="true" />
        {sheet.filter}
        {on > 0 && <span className={styles['number']}>{on}</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={menu['positioner']} align="start" sideOffset={4}>
          <Popover.Popup className={classNames(menu['popup'], styles['popup'])} aria-label={sheet.filters}>
            <AtLeast filter={filter} />
            <Shape shape={filter.shape} />
            <Type type={filter.type} types={types} />
            <Button size="small" disabled={on === 0} focusableWhenDisabled onClick={clearShape}>
              {sheet.clearFilter}
            </Button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

const conditionsOf = ({ minWidth, minHeight, shape, type }: SheetFilter): number =>
  [minWidth > 0 || minHeight > 0, shape !== null, type !== null].filter(Boolean).length;

const clearShape = (): void => changeSheetFilter({ ...noSheetFilter, mark: useSheetStore.getState().filter.mark });

function AtLeast({ filter }: { filter: SheetFilter }): ReactNode {
  const { sheet } = useMessages();
  return (
    <div className={field['root']}>
      <span className={field['label']}>{sheet.atLeast}</span>
      <span className={styles['sides']}>
        <Side label={sheet.width} value={filter.minWidth} onChange={(minWidth) => changeSheetFilter({ minWidth })} />
        <span aria-hidden="true">×</span>
        <Side
          label={sheet.height}
          value={filter.minHeight}
          onChange={(minHeight) => changeSheetFilter({ minHeight })}
        />
      </span>
    </div>
  );
}

function Side(props: { label: string; value: number; onChange: (pixels: number) => void }): ReactNode {
  const { label, value, onChange } = props;
  const { sheet } = useMessages();
  return (
    <NumberField.Root
      value={value === 0 ? null : value}
      min={0}
      max={largestSide}
      step={100}
      format={{ maximumFractionDigits: 0, useGrouping: false }}
      onValueChange={(next) => onChange(Math.round(next ?? 0))}
    >
      <NumberField.Input className={styles['side']} aria-label={label} placeholder={sheet.anySize} />
    </NumberField.Root>
  );
}

function Shape({ shape }: { shape: ImageShape | null }): ReactNode {
  const { sheet } = useMessages();
  const segments = [
    { value: 'any', label: sheet.anyShape } as const,
    ...imageShapes.map((value) => ({ value, label: sheet.shapes[value] })),
  ];
  return (
    <div className={field['root']}>
      <span className={field['label']}>{sheet.shape}</span>
      <Segmented<ImageShape | 'any'>
        label={sheet.shape}
        value={shape ?? 'any'}
        segments={segments}
        onChange={(next) => setShape(next === 'any' ? null : next)}
      />
    </div>
  );
}

function Type({ type, types }: { type: string | null; types: readonly [string, number][] }): ReactNode {
  const { sheet } = useMessages();
  const { count } = useFormat();
  const choices = [
    { value: anyType, label: sheet.anyType },
    ...types.map(([value, rows]) => ({ value, label: `${value} (${count(rows)})` })),
  ];
  return (
    <Choice
      label={sheet.type}
      value={type ?? anyType}
      choices={choices}
      onChange={(next) => changeSheetFilter({ type: next === anyType ? null : next })}
    />
  );
}
