import { useEffect, useState } from 'react';
import { analyse } from '../../../shared/timeline/analysis.ts';
import { bottleneckWords, chainWords, idleWords, pauseWords } from '../../../shared/timeline/bottleneck-words.ts';
import { laneCount } from '../../../shared/timeline/timeline.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { currentLanguage, currentMessages, useLanguage } from '../../stores/language-store.ts';
import { useTimelineStore } from '../../stores/timeline-store.ts';

/** What there is to say of a timeline. */
export interface TimelineWords {
  /** What was the bottleneck, in one sentence. */
  headline: string;
  /** What more there is: idle slots, the longest chain. */
  details: string[];
}

/** A sentence that changes more often cannot be read. In ms. */
const everyMs = 1000;
/** A million blocks take long to look at: no more than one part in so many of the window's time goes into it. */
const share = 20;

/** The sentences about the timeline as it is now, once a second while it goes on. */
export function useAnalysis(): TimelineWords {
  const language = useLanguage();
  const [told, setTold] = useState(() => ({ language, words: timelineWords() }));
  if (told.language !== language) setTold({ language, words: timelineWords() });
  useEffect(() => {
    let nextAt = 0;
    return useTimelineStore.subscribe(({ timeline, arrivedAt }) => {
      if (timeline.isRunning && arrivedAt < nextAt) return;
      setTold({ language: currentLanguage(), words: timelineWords() });
      nextAt = arrivedAt + Math.max(everyMs, share * (performance.now() - arrivedAt));
    });
  }, []);
  return told.words;
}

export function timelineWords(): TimelineWords {
  const { timeline } = useTimelineStore.getState();
  const { mirror } = useBatchStore.getState();
  const messages = currentMessages();
  const texts = messages.waterfall;
  const isOver = mirror?.status.kind === 'finished';
  const analysis = analyse(timeline);
  const nameOf = (id: number): string => mirror?.byId[id]?.name ?? texts.row(id + 1);
  const details = [
    idleWords(analysis, texts),
    pauseWords(timeline, messages),
    isOver ? chainWords(analysis, timeline, nameOf, texts) : '',
  ];
  return {
    headline: bottleneckWords(analysis, laneCount(timeline), isOver, texts),
    details: details.filter((part) => part !== ''),
  };
}
