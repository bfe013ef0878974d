import { expect, test } from 'vitest';
import { momentWords } from './moment-words.ts';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const now = new Date(2026, 10, 18, 12).getTime(); // a Wednesday
const time = (at: number): string => `${new Date(at).getHours()}:00`;

test('a moment within a day is told by its time, a later one by its day too', () => {
  expect(momentWords(new Date(2026, 10, 18, 22).getTime(), now, days, time)).toBe('22:00');
  expect(momentWords(new Date(2026, 10, 19, 6).getTime(), now, days, time)).toBe('6:00');
  expect(momentWords(new Date(2026, 10, 20, 6).getTime(), now, days, time)).toBe('Friday 6:00');
});
