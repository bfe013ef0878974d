import { Slider } from '@base-ui/react/slider';
import { Grid2x2, Grid3x3 } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './size-slider.module.css';

interface SizeSliderProps {
  label: string;
  value: number;
  range: { min: number; max: number; step: number };
  onChange: (value: number) => void;
}

/** From small to large. */
export function SizeSlider({ label, value, range, onChange }: SizeSliderProps): ReactNode {
  return (
    <Slider.Root
      className={styles['root']}
      value={value}
      min={range.min}
      max={range.max}
      step={range.step}
      largeStep={range.step * 4}
      thumbAlignment="edge"
      onValueChange={(next) => onChange(next)}
    >
      <Grid3x3 size={14} aria-hidden="true" />
      <Slider.Control className={styles['control']}>
        <Slider.Track className={styles['track']}>
          <Slider.Indicator className={styles['indicator']} />
          <Slider.Thumb className={styles['thumb']} aria-label={label} />
        </Slider.Track>
      </Slider.Control>
      <Grid2x2 size={16} aria-hidden="true" />
    </Slider.Root>
  );
}
