import { Random } from './random.ts';
import { anyWord, capitalised, tellingWord } from './words.ts';

export type BenchDocument = { _id: string; _type: string; [attribute: string]: unknown };

/** Stands in three articles, whatever the size. */
export const RARE_WORD = 'quibbleworth';

const SHARE_OF_AUTHORS = 0.02;
const SHARE_OF_DRAFTS = 0.05;
const SHARE_OF_LONG = 0.04;
const CATEGORIES = 20;

/**
 * A made-up magazine: articles with authors, categories, tags and Portable Text of 2–4 kB (some of
 * about 15 kB), a few of them with drafts. The same size and seed give the same documents.
 */
export class Magazine {
  readonly size: number;
  readonly authors: number;
  readonly articles: number;
  readonly drafts: number;
  readonly #seed: number;

  constructor(size: number, seed = 42) {
    this.size = size;
    this.#seed = seed;
    this.authors = Math.max(1, Math.floor(size * SHARE_OF_AUTHORS));
    this.drafts = Math.floor(size * SHARE_OF_DRAFTS);
    this.articles = size - this.authors - this.drafts - CATEGORIES;
  }

  /** Every document. */
  *documents(): Generator<BenchDocument> {
    yield* this.referred();
    yield* this.referring();
  }

  /** What others refer to, and so has to be there first. */
  *referred(): Generator<BenchDocument> {
    for (let index = 0; index < CATEGORIES; index += 1) yield this.#category(index);
    for (let index = 0; index < this.authors; index += 1) yield this.#author(index);
  }

  *referring(): Generator<BenchDocument> {
    for (let index = 0; index < this.articles; index += 1) yield this.article(index);
    const step = Math.floor(this.articles / this.drafts);
    for (let index = 0; index < this.drafts; index += 1) yield this.#draft(index * step);
  }

  article(index: number): BenchDocument {
    const random = this.#randomFor('article', index);
    const title = sentence(random, random.between(3, 7), tellingWord);
    const isLong = random.next() < SHARE_OF_LONG;
    const paragraphs = isLong ? random.between(26, 30) : random.between(3, 6);
    const body = Array.from({ length: paragraphs }, (_, place) => paragraph(random, place));
    const third = Math.floor(this.articles / 3);
    if (index % third === 1 && index / third < 3) body.push(block('rare', `A ${RARE_WORD} word.`));
    return {
      _id: numbered('article', index),
      _type: 'article',
      title,
      slug: { _type: 'slug', current: this.slug(index) },
      publishedAt: new Date(Date.UTC(2020, 0, 1) + random.below(2e8) * 1000).toISOString(),
      author: { _type: 'reference', _ref: numbered('author', random.below(this.authors)) },
      categories: Array.from({ length: random.between(1, 3) }, (_, place) => ({
        _type: 'reference',
        _key: `c${place}`,
        _ref: numbered('category', random.below(CATEGORIES)),
      })),
      tags: Array.from({ length: random.between(1, 5) }, () => anyWord(random)),
      body,
    };
  }

  slug(index: number): string {
    return `story-${index}`;
  }

  #draft(index: number): BenchDocument {
    const article = this.article(index);
    return { ...article, _id: `drafts.${article._id}`, title: `${article.title} revised` };
  }

  #author(index: number): BenchDocument {
    const random = this.#randomFor('author', index);
    const name = `${capitalised(tellingWord(random))} ${capitalised(tellingWord(random))}`;
    return { _id: numbered('author', index), _type: 'author', name };
  }

  #category(index: number): BenchDocument {
    const title = capitalised(tellingWord(this.#randomFor('category', index)));
    return { _id: numbered('category', index), _type: 'category', title };
  }

  #randomFor(type: string, index: number): Random {
    return new Random(this.#seed * 1_000_003 + index * 7919 + type.length);
  }
}

function numbered(type: string, index: number): string {
  return `${type}-${String(index).padStart(7, '0')}`;
}

function sentence(random: Random, length: number, word: (random: Random) => string): string {
  return capitalised(Array.from({ length }, () => word(random)).join(' '));
}

function paragraph(random: Random, place: number) {
  const sentences = Array.from({ length: random.between(3, 6) }, () =>
    sentence(random, random.between(8, 18), anyWord),
  );
  return block(`b${place}`, `${sentences.join('. ')}.`);
}

function block(key: string, text: string) {
  const children = [{ _type: 'span', _key: `${key}s`, text, marks: [] }];
  return { _type: 'block', _key: key, style: 'normal', markDefs: [], children };
}
