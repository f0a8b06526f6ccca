import { type Magazine, RARE_WORD } from './documents.ts';
import { wordOfRank } from './words.ts';

export type Perspective = 'published' | 'drafts';

/** One thing that a website or Studio asks, with other parameters at every run. */
export type Question = {
  name: string;
  query: string;
  perspective: Perspective;
  parameters: (run: number) => Record<string, unknown>;
  /** The nearest that groq-js can do by itself; its answer is not compared. */
  naiveQuery?: string;
  /** Not asked of a smaller magazine. */
  leastArticles?: number;
};

const LIST = '{_id, title, "slug": slug.current}';
const ARTICLE = '{_id, title, publishedAt, tags, body}';
const none = () => ({});

/** As the Studio's search sends it for a type whose title weighs most. */
const SEARCH =
  '*[_type in $types] | score(boost(_type in ["article"] && title match text::query($search), 10), ([@, _id] match text::query($search) || references($raw))) [_score > 0] {_type, _id, _originalId, "orderings": [_score]} | order(_score desc) [0...1001]';
const NAIVE_SEARCH =
  '*[_type in $types && [_id, title, pt::text(body)] match $search] | score(boost(title match $search, 10)) {_type, _id, "orderings": [_score]} | order(_score desc) [0...1001]';

function search(name: string, text: string): Question {
  return {
    name: `Studio search, ${name}`,
    query: SEARCH,
    naiveQuery: NAIVE_SEARCH,
    perspective: 'drafts',
    parameters: () => ({ types: ['article', 'author', 'category'], search: `${text}*`, raw: text }),
  };
}

export function questionsFor(magazine: Magazine): Question[] {
  const someSlug = (run: number) => ({ slug: magazine.slug((run * 7919) % magazine.articles) });
  return [
    {
      name: 'fetch by slug',
      query: `*[_type == "article" && slug.current == $slug][0]${ARTICLE}`,
      perspective: 'published',
      parameters: someSlug,
    },
    {
      name: 'fetch by slug, drafts perspective',
      query: `*[_type == "article" && slug.current == $slug][0]${ARTICLE}`,
      perspective: 'drafts',
      parameters: someSlug,
    },
    {
      name: 'count of a type',
      query: 'count(*[_type == "article"])',
      perspective: 'published',
      parameters: none,
    },
    {
      name: 'titles of all articles, in order',
      query: `*[_type == "article"] | order(title asc, _id asc)${LIST}`,
      perspective: 'published',
      parameters: none,
    },
    {
      name: '20,000 titles',
      query: `*[_type == "article"] | order(_id asc)[0...20000]${LIST}`,
      perspective: 'published',
      parameters: none,
      leastArticles: 20_000,
    },
    {
      name: 'A to Z, one letter',
      query: `*[_type == "article" && string::startsWith(lower(title), $letter)] | order(lower(title) asc, _id asc)${LIST}`,
      perspective: 'published',
      parameters: (run) => ({ letter: 'bcdfghjklm'[run % 10] }),
    },
    {
      name: '50 newest, author->name',
      query:
        '*[_type == "article"] | order(publishedAt desc, _id asc)[0...50]{_id, title, "author": author->name, "categories": categories[]->title}',
      perspective: 'published',
      parameters: none,
    },
    {
      name: '10 authors, *[references(^._id)]',
      query:
        '*[_type == "author"] | order(_id asc)[0...10]{_id, name, "articles": *[_type == "article" && references(^._id)] | order(_id asc){_id, title}}',
      perspective: 'published',
      parameters: none,
    },
    search('rare word', RARE_WORD),
    search('common word', wordOfRank(400)),
    search('prefix', wordOfRank(400).slice(0, 3)),
  ];
}
