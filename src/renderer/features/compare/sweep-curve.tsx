import type { ReactNode } from 'react';
import { useRef } from 'react';
import type { CompareResult } from '../../../shared/compare/comparison.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { useContentWidth } from '../../ui/use-content-width.ts';
import { type Curve, type CurvePoint, layOutCurve, type Plot } from './curve-geometry.ts';
import styles from './sweep-curve.module.css';

const height = 250;
const margin = { left: 58, right: 4, top: 26, bottom: 40 };
/** Keeps the numbers of the first and the last point off the axis and the edge. */
const inset = 28;

/**
 * Total time over concurrency: median and spread of each level, the floor, the quickest point and where more gains little.
 * The table below has the same numbers for those who cannot see it.
 */
export function SweepCurve({ result, isRunning }: { result: CompareResult; isRunning: boolean }): ReactNode {
  const texts = useMessages().compare.curve;
  const holder = useRef<HTMLElement>(null);
  const width = useContentWidth(holder);
  const plot: Plot = {
    left: margin.left,
    top: margin.top,
    width: Math.max(120, width - margin.left - margin.right),
    height: height - margin.top - margin.bottom,
  };
  const points: Plot = { ...plot, left: plot.left + inset, width: Math.max(60, plot.width - 2 * inset) };
  const curve = layOutCurve(result.levels, points);
  return (
    <figure ref={holder} className={styles['figure']}>
      {width > 0 && (
        <svg width={width} height={height} aria-hidden="true">
          <Axes curve={curve} plot={plot} />
          {curve.floorPath !== '' && <path d={curve.floorPath} className={styles['floor']} />}
          <path d={curve.medianPath} className={styles['median']} />
          {!isRunning && <Diminishing curve={curve} plot={plot} result={result} />}
          {curve.points.map((point) => (
            <Point key={point.concurrency} point={point} result={result} />
          ))}
        </svg>
      )}
      <figcaption className={styles['legend']}>
        <span data-kind="median">{texts.median}</span>
        {curve.floorPath !== '' && <span data-kind="floor">{texts.floor}</span>}
        {result.sweep !== null && <span data-kind="best">{texts.quickest}</span>}
      </figcaption>
    </figure>
  );
}

function Axes({ curve: { xTicks, yTicks }, plot }: { curve: Curve; plot: Plot }): ReactNode {
  const { axis } = useMessages().compare.curve;
  const { duration } = useFormat();
  const right = plot.left + plot.width;
  const bottom = plot.top + plot.height;
  return (
    <g className={styles['axes']}>
      {yTicks.map(({ y, ms }) => (
        <g key={ms}>
          <line x1={plot.left} x2={right} y1={y} y2={y} />
          <text x={plot.left - 8} y={y} dy="0.35em" textAnchor="end">
            {ms === 0 ? '0' : duration(ms)}
          </text>
        </g>
      ))}
      {xTicks.map(({ x, concurrency }) => (
        <text key={concurrency} x={x} y={bottom + 18} textAnchor="middle">
          {concurrency}
        </text>
      ))}
      <text x={plot.left + plot.width / 2} y={bottom + 35} textAnchor="middle">
        {axis}
      </text>
    </g>
  );
}

function Point({ point, result }: { point: CurvePoint; result: CompareResult }): ReactNode {
  const { concurrency, x, y, lowY, highY } = point;
  const { measured } = useFormat();
  const isBest = concurrency === result.sweep?.best;
  return (
    <g className={styles['point']} data-best={isBest ? '' : undefined}>
      <line x1={x} x2={x} y1={lowY} y2={highY} />
      <line x1={x - 5} x2={x + 5} y1={lowY} y2={lowY} />
      <line x1={x - 5} x2={x + 5} y1={highY} y2={highY} />
      <circle cx={x} cy={y} r={isBest ? 6 : 4} />
      <text x={x} y={Math.min(y, highY) - 10} textAnchor="middle">
        {measured(point.medianMs)}
      </text>
    </g>
  );
}

/** A line up from the level from which on doubling gains little. */
function Diminishing({ curve, plot, result }: { curve: Curve; plot: Plot; result: CompareResult }): ReactNode {
  const { diminishing } = useMessages().compare.curve;
  const point = curve.points.find(({ concurrency }) => concurrency === result.sweep?.diminishing);
  if (point === undefined) return null;
  const isFarRight = point.x > plot.left + plot.width * 0.6;
  return (
    <g className={styles['diminishing']}>
      <line x1={point.x} x2={point.x} y1={plot.top - 10} y2={plot.top + plot.height} />
      <text x={point.x + (isFarRight ? -7 : 7)} y={plot.top - 4} textAnchor={isFarRight ? 'end' : 'start'}>
        {diminishing(point.concurrency)}
      </text>
    </g>
  );
}
