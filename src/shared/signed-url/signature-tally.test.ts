import { expect, test } from 'vitest';
import { createSignatureCounter, soonMs } from './signature-tally.ts';

const now = Date.UTC(2026, 10, 22, 22);
const google = (at: number): string => `https://g.example/a.jpg?GoogleAccessId=a&Expires=${at / 1000}`;

test('counts the signatures that have ended, those that end soon, and when the first and the last one ends', () => {
  const counter = createSignatureCounter(now);
  for (const at of [now, now + 1000, now + soonMs, now + soonMs + 1000]) counter.add(google(at));
  counter.add('https://a.example/plain.jpg');
  counter.add(`https://s.example/b.jpg?AWSAccessKeyId=K&Expires=${(now - 5000) / 1000}`);
  expect(counter.tally()).toEqual({
    count: 5,
    firstAt: now - 5000,
    lastAt: now + soonMs + 1000,
    ended: 2,
    soon: 2,
    signer: 'Google Cloud Storage',
  });
});

test('has nothing to tell of a list without signatures', () => {
  const counter = createSignatureCounter(now);
  counter.add('https://a.example/plain.jpg?expires=soon');
  expect(counter.tally()).toBeNull();
});
