import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageName, readLock } from './package/lockfile.ts';
import { ROOT } from './project.ts';

const names = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: names, devDependencies: names, allowScripts: z.record(z.string(), z.boolean()) })
  .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')));
const sections = readFileSync(path.join(ROOT, 'docs', 'dependencies.md'), 'utf8').split(/^## /m);

/** The packages that a section's table gives a reason for: `| \`got\` | HTTP … |`. */
function reasonsIn(title: string): string[] {
  const section = sections.find((text) => text.startsWith(title)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` *\| \S.*\|$/gm)].map(([, name = '']) => name).sort();
}

describe('docs/dependencies.md', () => {
  it('gives a reason for each package that is shipped', () => {
    expect(reasonsIn('Shipped')).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it('gives a reason for each package of development and of the window', () => {
    const given = [...reasonsIn('Bundled'), ...reasonsIn('For development')].sort();
    expect(given).toEqual(Object.keys(manifest.devDependencies).sort());
  });
});

it('Electron is of one version, which is raised on purpose, and is the one that was installed', () => {
  expect(manifest.devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  expect(readLock()['node_modules/electron']?.version).toBe(manifest.devDependencies['electron']);
});

it('no package runs a script when it is installed, but those that are named', () => {
  const withScripts = Object.entries(readLock()).filter(([, entry]) => entry.hasInstallScript);
  expect(withScripts.map(([folder]) => packageName(folder)).sort()).toEqual(Object.keys(manifest.allowScripts).sort());
});

it('every package comes from the registry and has a checksum', () => {
  const lock = z
    .object({
      packages: z.record(
        z.string(),
        z.object({ integrity: z.string().optional(), resolved: z.string().optional(), link: z.boolean().optional() }),
      ),
    })
    .parse(JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'))).packages;
  const others = Object.entries(lock).filter(
    ([folder, { integrity, resolved, link }]) =>
      folder !== '' && (link === true || integrity === undefined || /^(git|file|http:)/.test(resolved ?? '')),
  );
  expect(others.map(([folder]) => folder)).toEqual([]);
});
