import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { contentSource } from '#lib/content/loaders.ts';
import { answerSearch } from '#lib/search/answer.ts';
import { currentIndex } from '#lib/search/currentIndex.ts';
import { LONGEST_QUERY, readQuery } from '#lib/search/query.ts';
import { Found } from '../_components/search/Found.tsx';
import { NothingFound } from '../_components/search/NothingFound.tsx';
import { Pages } from '../_components/search/Pages.tsx';
import { SearchForm } from '../_components/search/SearchForm.tsx';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PER_PAGE = 25;

async function readAsked({ searchParams }: Props) {
  const { q, page } = await searchParams;
  const number = Number([page ?? '1'].flat()[0]);
  return { query: readQuery(q), page: Number.isSafeInteger(number) && number > 0 ? number : 1 };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { query, page } = await readAsked(props);
  const title = query.state === 'asked' ? `“${query.text}” – search` : 'Search';
  return {
    title: page === 1 ? title : `${title}, page ${page}`,
    description: 'Find a medicine by its generic name, a brand, its class or what it is for.',
    robots: { index: false },
  };
}

export default async function SearchPage(props: Props) {
  const { query, page } = await readAsked(props);
  return (
    <div className="plain-page search-page">
      <h1>Search</h1>
      <SearchForm
        id="page-search"
        name="Medicines"
        label="Medicine, brand, class or condition"
        query={query.state === 'asked' ? query.text : ''}
      />
      {query.state === 'tooLong' && (
        <p className="search-count" role="status">
          That is longer than any name here. Search for a name of at most {LONGEST_QUERY} letters.
        </p>
      )}
      {query.state === 'asked' && <Results text={query.text} page={page} />}
    </div>
  );
}

async function Results({ text, page }: { text: string; page: number }) {
  const index = await currentIndex(contentSource());
  const from = (page - 1) * PER_PAGE;
  const answer = answerSearch(index, text, { from, count: PER_PAGE });
  if (answer.total > 0 && answer.results.length === 0) return notFound();
  if (answer.total === 0) return <NothingFound answer={answer} />;
  return (
    <>
      <Found answer={answer} from={from} />
      <Pages query={text} page={page} pages={Math.ceil(answer.total / PER_PAGE)} />
    </>
  );
}
