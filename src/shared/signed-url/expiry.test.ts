import { expect, test } from 'vitest';
import { readExpiry } from './expiry.ts';

const at = Date.UTC(2026, 10, 22, 22, 0, 0);
const inSeconds = at / 1000;
const policy = (json: string): string => btoa(json).replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');

test.each([
  ['S3, version 4', 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261122T210000Z&X-Amz-Expires=3600', 'Amazon S3'],
  ['S3, version 2', `AWSAccessKeyId=AK&Expires=${inSeconds}&Signature=x`, 'Amazon S3'],
  ['Google, version 4', 'X-Goog-Date=20261122T215500Z&X-Goog-Expires=300', 'Google Cloud Storage'],
  ['Google, version 2', `GoogleAccessId=a%40b&Expires=${inSeconds}&Signature=x`, 'Google Cloud Storage'],
  ['Azure', 'sv=2022-11-02&se=2026-11-22T22%3A00%3A00Z&sr=b&sig=x', 'Azure Storage'],
  ['Azure to the minute', 'se=2026-11-22T22%3A00Z&sig=x', 'Azure Storage'],
  ['CloudFront, canned', `Expires=${inSeconds}&Signature=x&Key-Pair-Id=K`, 'CloudFront'],
  [
    'CloudFront, with a policy',
    `Policy=${policy(`{"Statement":[{"Resource":"*","Condition":{"DateLessThan":{"AWS:EpochTime":${inSeconds}}}}]}`)}&Key-Pair-Id=K`,
    'CloudFront',
  ],
  ['Facebook', `oh=1&oe=${inSeconds.toString(16)}`, 'Facebook'],
  ['Discord', `ex=${inSeconds.toString(16)}&is=1&hm=2`, 'Discord'],
  ['Akamai', `hdnea=st=1~exp=${inSeconds}~acl=/*~hmac=0`, 'Akamai'],
])('reads when a signature ends: %s', (_, query, signer) => {
  expect(readExpiry(`https://cdn.example/a.jpg?${query}`)).toEqual({ at, signer });
});

test.each([
  'https://a.example/a.jpg',
  'https://a.example/a.jpg?expires=1796169600',
  'https://a.example/a.jpg?se=2026-11-22',
  'https://a.example/a.jpg?X-Amz-Date=today&X-Amz-Expires=3600',
  'https://a.example/a.jpg?Policy=%%%&Key-Pair-Id=K',
  'https://a.example/a.jpg?oh=1&oe=zzzzzzzz',
  'https://a.example/a.jpg?sig=1&se=soon',
])('says nothing of what is no signature with an end: %s', (url) => {
  expect(readExpiry(url)).toBeNull();
});
