import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './paths.ts';

const SHAPE = /^lib\/content\/shape\//;
const ENVIRONMENT = /^lib\/env\.ts$/;

/** What pages and handlers may know of content: answers, never a query, a client or a raw document. */
const ANSWERS = [
  /^lib\/content\/(loaders|revision|monograph|siteSettings)\.ts$/,
  SHAPE,
  /^lib\/(?!content\/)/,
];

/** Who may import whom: the first room that fits a file counts; it may always import itself. */
const ROOMS: { room: RegExp; may: RegExp[] }[] = [
  { room: SHAPE, may: [] },
  { room: /^lib\//, may: [] },
  { room: /^sanity\/lake\//, may: [] },
  { room: /^sanity\/schema\//, may: [SHAPE] },
  { room: /^sanity\/import\//, may: [SHAPE, ENVIRONMENT] },
  { room: /^sanity\/studio\//, may: [/^sanity\/schema\//, SHAPE] },
  { room: /^sanity\/local\//, may: [ENVIRONMENT, /^lib\/revalidate\/webhook\.ts$/] },
  { room: /^app\/studio\//, may: [/^sanity\/(schema|studio)\//, ENVIRONMENT] },
  { room: /^app\/|^proxy\.ts$/, may: ANSWERS },
];

/** Packages that only some rooms may know. */
const PACKAGES: { name: RegExp; only: RegExp }[] = [
  { name: /^@sanity\/client$/, only: /^(lib\/content|sanity\/(import|lake|local|studio))\// },
  { name: /^groq-js$/, only: /^sanity\/lake\// },
  { name: /^sanity(\/|$)/, only: /^sanity\/(schema|studio)\/|^app\/studio\// },
  { name: /^next-sanity(\/|$)/, only: /^app\/\(site\)\/_components\/draft\// },
  // Fetched by script, a page would have no text: see `_components/still`.
  { name: /^next\/link$/, only: /^$/ },
  { name: /^next\/cache$/, only: /^lib\/content\/cache\.ts$/ },
  { name: /^(hono|@hono|ws|sharp)(\/|$)/, only: /^sanity\/lake\// },
];

/** What may be written only in some places of the website. */
const WORDS: { what: string; pattern: RegExp; only: RegExp }[] = [
  { what: 'a GROQ query', pattern: /\*\[\s*_/, only: /^lib\/content\/queries\.ts$/ },
  { what: 'the environment', pattern: /\bprocess\.env\b/, only: ENVIRONMENT },
  { what: 'a request', pattern: /\bfetch\(/, only: /^lib\// },
];

const IMPORT = /(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g;

type Import = { file: string; target: string; isFile: boolean };

function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function importsOf(file: string): Import[] {
  return [...textOf(file).matchAll(IMPORT)].map(([, name = '']) => {
    if (name.startsWith('#')) return { file, target: name.slice(1), isFile: true };
    if (!name.startsWith('.')) return { file, target: name, isFile: false };
    return { file, target: relative(ROOT, join(ROOT, dirname(file), name)), isFile: true };
  });
}

function isStray({ file, target, isFile }: Import): boolean {
  if (!isFile) return PACKAGES.some(({ name, only }) => name.test(target) && !only.test(file));
  const rule = ROOMS.find(({ room }) => room.test(file));
  if (rule === undefined) return true;
  return !rule.room.test(target) && !rule.may.some((allowed) => allowed.test(target));
}

const files = globSync('{{app,lib,sanity,e2e}/**/*.{ts,tsx},proxy.ts}', { cwd: ROOT });
const isForTests = (file: string) => /\.test(-d)?\.tsx?$|\/testing(\/.*)?\.ts$|^e2e\//.test(file);
const code = files.filter((file) => !isForTests(file));

describe('the rooms of the house', () => {
  test('each room imports only the files and packages it may know', () => {
    const strays = code.flatMap(importsOf).filter(isStray);
    expect(strays.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  test('nobody imports the lake, not even a test: it is reached over HTTP', () => {
    const visitors = files
      .filter((file) => !file.startsWith('sanity/lake/'))
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith('sanity/lake/'));
    expect(visitors).toEqual([]);
  });

  test.each(WORDS)('$what stands only where it belongs', ({ pattern, only }) => {
    const website = code.filter((file) => /^(app|lib)\/|^proxy\.ts$/.test(file));
    const places = website.filter((file) => pattern.test(withoutComments(textOf(file))));
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter((file) => !only.test(file) && !isGenerated(file))).toEqual([]);
  });

  test.each([
    ['app/(site)/page.tsx', 'lib/content/queries.ts', true],
    ['app/api/health/route.ts', 'sanity/import/plan.ts', true],
    ['lib/content/client.ts', 'sanity/schema/index.ts', true],
    ['sanity/import/plan.ts', 'lib/content/lake.ts', true],
    ['sanity/attic/old.ts', 'lib/env.ts', true],
    ['lib/health/health.ts', '@sanity/client', false],
  ])('the check would notice %s → %s', (file, target, isFile) => {
    expect(isStray({ file, target, isFile })).toBe(true);
  });
});

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function isGenerated(file: string): boolean {
  return textOf(file).includes('This file has been generated by Sanity');
}
