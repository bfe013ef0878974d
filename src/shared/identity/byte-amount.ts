import type { Reading } from './header-line.ts';

const factors: Record<string, number> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  ki: 2 ** 10,
  mi: 2 ** 20,
  gi: 2 ** 30,
  ti: 2 ** 40,
};

/** `500000`, `500K`, `1.5G`, `20 MB`, `20MiB`: K, M, G and T count in thousands, Ki, Mi, Gi and Ti in 1024s. Gives whole bytes. */
export function readByteAmount(text: string): Reading<number> {
  const match = /^(\d{1,15}(?:\.\d{1,3})?) ?([kmgt]i?)?b?(?:\/s)?$/i.exec(text.trim());
  const factor = factors[match?.[2]?.toLowerCase() ?? ''] ?? Number.NaN;
  const bytes = Math.round(Number(match?.[1] ?? Number.NaN) * factor);
  if (bytes >= 1 && Number.isSafeInteger(bytes)) return { value: bytes };
  return { problem: 'takes a number of bytes above 0, such as 500K, 20M or 1.5G' };
}

const units = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
] as const;

/** Whole bytes as a person would write them, exactly: `4 GB`, `1.5 MB`, `1234567`. Reads as the same number again. */
export function writeByteAmount(bytes: number): string {
  for (const [unit, factor] of units) {
    const text = String(bytes / factor);
    if (bytes >= factor && /^\d{1,15}(?:\.\d{1,3})?$/.test(text)) return `${text} ${unit}`;
  }
  return String(bytes);
}
