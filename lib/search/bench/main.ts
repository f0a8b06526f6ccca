import { parseArgs } from 'node:util';
import { fold } from '../fold.ts';
import { type Listed, namesOf } from '../names.ts';
import { SearchIndex } from '../searchIndex.ts';
import { madeUpLibrary } from './library.ts';

const USAGE = `Usage: npm run bench:search -- [--size 20000]

Searches a made-up library, and compares with the naive way: folding and looking into every name for
every query, without order or suggestions. Milliseconds, medians of many runs.`;

const WINDOW = { from: 0, count: 8 };
const RUNS = 51;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '20000' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(USAGE);
} else {
  const size = Number(values.size);
  if (!Number.isInteger(size) || size < 100) throw new Error(`--size from 100 on\n\n${USAGE}`);
  measure(madeUpLibrary(size));
}

function measure(library: Listed): void {
  const names = namesOf(library).length.toLocaleString('en');
  const builds = [1, 2, 3, 4, 5].map(() => timed(() => new SearchIndex(library)));
  console.log(`${names} names; built in ${middle(builds).toFixed(0)} ms`);
  const index = new SearchIndex(library);
  const title = library.entries[777]?.title ?? '';
  const queries = {
    'one letter': title.slice(0, 1),
    'two letters': title.slice(0, 2),
    'half a name': title.slice(0, title.length / 2),
    'a name': title,
    'a name with a slip': title.slice(0, 3) + title.slice(4),
    'letters inside thousands': 'ine',
    'words of two names': 'pine sodium',
    'nothing like it': 'xqzwkjv',
    'a sentence': `${title}x 200 mg film coated tablets`,
  };
  console.log('query                        median    95 %   naive  naive/search');
  for (const [what, query] of Object.entries(queries)) {
    const times = Array.from({ length: RUNS }, () => timed(() => index.search(query, WINDOW)));
    const naive = middle([1, 2, 3, 4, 5].map(() => timed(() => searchNaively(library, query))));
    const columns = [middle(times), share(times, 0.95), naive].map((ms) =>
      ms.toFixed(2).padStart(8),
    );
    console.log(what.padEnd(27), ...columns, `${(naive / middle(times)).toFixed(0)} ×`.padStart(9));
  }
}

function searchNaively({ entries }: Listed, query: string): number {
  const { compact } = fold(query);
  return entries.filter(({ title, brandNames, synonyms }) =>
    [title, ...brandNames, ...synonyms].some((name) => fold(name).compact.includes(compact)),
  ).length;
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function middle(times: readonly number[]): number {
  return share(times, 0.5);
}

function share(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(part * (times.length - 1))] ?? Number.NaN;
}
