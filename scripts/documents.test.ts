import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from './project.ts';

const documents = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name)),
  'standin/README.md',
];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')));

describe.each(documents)('%s', (document) => {
  const text = readFileSync(path.join(ROOT, document), 'utf8');

  it('links only to files that are there, and to headings that they have', () => {
    const broken = [...text.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)/g)].flatMap(
      ([link, target = '', anchor]) => {
        const file = target === '' ? path.join(ROOT, document) : path.join(ROOT, path.dirname(document), target);
        if (!existsSync(file)) return [link];
        return anchor === undefined || anchorsOf(readFileSync(file, 'utf8')).includes(anchor.slice(1)) ? [] : [link];
      },
    );
    expect(broken).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const named = [...text.matchAll(/`[^`\n]*?npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only files of the project that are there', () => {
    const named = [
      ...text.matchAll(/`((?:src|scripts|e2e|docs|standin|test-support|bench|fuzz|build)\/[\w./-]+\.\w+)`/g),
    ];
    expect(named.map(([, file = '']) => file).filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  it('names only parts of the layers that are there', () => {
    const named = [...text.matchAll(/`((?:shared|engine|demo|main|preload|renderer|cli)\/[\w./-]*)`/g)];
    expect(named.map(([, part = '']) => part).filter((part) => !existsSync(path.join(ROOT, 'src', part)))).toEqual([]);
  });
});

/** As GitHub makes them of headings: lower case, punctuation dropped, spaces to hyphens. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
