/**
 * The npm packages that a bundle leaves outside of itself, from lines as `import got, { RequestError } from "got";` and
 * `import "x/y";`. Electron and Node's own modules do not count. Sorted.
 */
export function importedPackages(bundle: string): string[] {
  const specifiers = bundle.matchAll(
    /^(?:import|export)\b[^;'"]*?["']([^"'.][^"']*)["'];?$|\bimport\(["']([^"'.][^"']*)["']\)/gm,
  );
  const found = new Set<string>();
  for (const [, plain, dynamic] of specifiers) {
    const specifier = plain ?? dynamic ?? '';
    if (specifier.startsWith('node:') || specifier === 'electron') continue;
    found.add(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
  }
  return [...found].sort();
}
