import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { Reading } from '../../../shared/identity/header-line.ts';
import { errorCode } from '../../error-code.ts';
import type { CookieFile } from './cookie-file.ts';

// Files that say who asks and whom to trust. What is wrong with one is the end of a sentence that names it.

/** @param path of a cookie file in Netscape's form */
export async function loadCookies(path: string): Promise<Reading<CookieFile>> {
  const text = await load(path);
  if ('problem' in text) return text;
  const { readCookieFile } = await import('./cookie-file.ts'); // a fifth of the terminal's program, and seldom needed
  const file = readCookieFile(text.value);
  return file.count === 0 ? { problem: 'holds no cookie that can be used.' } : { value: file };
}

/** @param path of certificates in PEM form. @returns them as they stand there */
export async function loadCertificates(path: string): Promise<Reading<string>> {
  const pem = await load(path);
  if ('problem' in pem) return pem;
  try {
    if (!pem.value.includes('-----BEGIN CERTIFICATE-----')) throw new Error('no certificate');
    createSecureContext({ ca: pem.value });
    return pem;
  } catch {
    return { problem: 'holds no certificate in PEM form.' };
  }
}

async function load(path: string): Promise<Reading<string>> {
  try {
    return { value: await readFile(path, 'utf8') };
  } catch (error) {
    return { problem: `cannot be read (${errorCode(error)}).` };
  }
}
