import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './paths.ts';

/** Who may import whom: the first room that fits a file counts; it may always import itself. */
const ROOMS: { room: RegExp; may: RegExp[] }[] = [
  { room: /^lib\/content\/shape\//, may: [] },
  { room: /^lib\//, may: [/^lib\//] },
  { room: /^sanity\/lake\//, may: [] },
  { room: /^sanity\/schema\//, may: [/^lib\/content\/shape\//] },
  { room: /^sanity\/import\//, may: [/^lib\/content\/shape\//, /^lib\/env\.ts$/] },
  { room: /^sanity\/studio\//, may: [/^sanity\/schema\//, /^lib\/content\/shape\//] },
  { room: /^sanity\/local\//, may: [/^lib\/env\.ts$/, /^lib\/revalidate\/webhook\.ts$/] },
  { room: /^app\/studio\//, may: [/^sanity\/(schema|studio)\//, /^lib\/env\.ts$/] },
  { room: /^app\/api\//, may: [/^lib\//] },
  { room: /^app\//, may: [/^lib\//] },
];

/** Packages that only some rooms may know. */
const PACKAGES: { name: RegExp; only: RegExp }[] = [
  {
    name: /^(@sanity\/client|groq|groq-js)$/,
    only: /^(lib\/(content|preview|revalidate|health)|sanity)\//,
  },
  { name: /^sanity(\/|$)/, only: /^sanity\/(schema|studio)\/|^app\/studio\// },
  { name: /^(express|hono|@hono\/.*|ws)$/, only: /^sanity\/lake\// },
];

const IMPORT = /(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g;

type Import = { file: string; target: string; isFile: boolean };

function importsOf(file: string): Import[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(IMPORT)].map(([, name = '']) => {
    if (name.startsWith('#')) return { file, target: name.slice(1), isFile: true };
    if (!name.startsWith('.')) return { file, target: name, isFile: false };
    return { file, target: relative(ROOT, join(ROOT, dirname(file), name)), isFile: true };
  });
}

const imports = globSync('{app,lib,sanity}/**/*.{ts,tsx}', { cwd: ROOT })
  .filter((file) => !/(\.test\.tsx?|\/testing(\/.*)?\.ts)$/.test(file))
  .flatMap(importsOf);

describe('the rooms of the house', () => {
  test('each room imports only what it may know', () => {
    const strays = imports
      .filter(({ isFile }) => isFile)
      .filter(({ file, target }) => {
        const rule = ROOMS.find(({ room }) => room.test(file));
        if (rule === undefined || rule.room.test(target)) return false;
        return !rule.may.some((allowed) => allowed.test(target));
      })
      .map(({ file, target }) => `${file} → ${target}`);
    expect(strays).toEqual([]);
  });

  test('only the rooms that need it know a client, the Studio or a server library', () => {
    const strays = imports
      .filter(({ isFile, file, target }) => {
        if (isFile) return false;
        const rule = PACKAGES.find(({ name }) => name.test(target));
        return rule !== undefined && !rule.only.test(file);
      })
      .map(({ file, target }) => `${file} → ${target}`);
    expect(strays).toEqual([]);
  });

  test('the check sees imports at all', () => {
    expect(imports.filter(({ isFile }) => isFile).length).toBeGreaterThan(20);
  });
});
