import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './project.ts';

const folders = ['src', 'standin', 'scripts', 'test-support', 'e2e', 'bench', 'fuzz', 'bin'];
const sources = folders.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.([cm]?[jt]s|tsx|css)$/.test(name) && !/(^|[\\/])(node_modules|dist)[\\/]/.test(name))
    .map((name) => path.join(folder, name)),
);

/** What is wrong with the length of a file: past 400 lines it has to say why at its top, in a comment before anything else. */
function tooLong(text: string): boolean {
  return text.trimEnd().split('\n').length > 400 && !/^(\/\/|\/\*)/.test(text);
}

describe('the sources', () => {
  it('are of 400 lines at most, or begin with the reason why not', () => {
    expect(sources.length).toBeGreaterThan(500);
    expect(sources.filter((file) => tooLong(readFileSync(path.join(ROOT, file), 'utf8')))).toEqual([]);
  });

  it('are too long without a reason, and not with one', () => {
    expect(tooLong('x\n'.repeat(400))).toBe(false);
    expect(tooLong('x\n'.repeat(401))).toBe(true);
    expect(tooLong(`// One table, in the order of the RFC.\n${'x\n'.repeat(401)}`)).toBe(false);
  });

  it('have names in kebab-case', () => {
    const others = sources.filter((file) => !/^[\da-z]+([.-][\da-z]+)*$/.test(path.basename(file)));
    expect(others).toEqual([]);
  });

  it('hold no marks of a merge that was not finished', () => {
    const marked = sources.filter((file) => /^(<{7}|>{7})( |$)/m.test(readFileSync(path.join(ROOT, file), 'utf8')));
    expect(marked).toEqual([]);
  });
});
