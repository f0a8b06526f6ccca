import { createHash } from 'node:crypto';
import type { Lists } from '#lib/content/monograph.ts';
import { readRecentLists } from '#lib/content/readRecentLists.ts';
import type { ContentSource } from '#lib/content/source.ts';
import { oncePer } from '#lib/once/oncePer.ts';
import type { Listed } from './names.ts';
import { SearchIndex } from './searchIndex.ts';

/** A reader who searches waits no longer for the lake when an earlier index can answer. */
const PATIENCE = 250;

/** What one source of content was searched by last. */
class Keeper {
  readonly #source: ContentSource;
  #built: { mark: string; index: SearchIndex } | undefined;
  #asking: Promise<SearchIndex> | undefined;

  constructor(source: ContentSource) {
    this.#source = source;
  }

  current(): Promise<SearchIndex> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    const earlier = this.#built?.index;
    if (earlier === undefined) return this.#asking;
    return Promise.race([this.#asking, after(PATIENCE, earlier)]);
  }

  async #ask(): Promise<SearchIndex> {
    const lists = await readRecentLists(this.#source);
    const mark = markOf(lists);
    if (this.#built?.mark !== mark) this.#built = { mark, index: new SearchIndex(lists) };
    return this.#built.index;
  }
}

const keeperOf = oncePer((source: ContentSource) => new Keeper(source));

/**
 * The index of all that readers can open now. It is built anew only when a name has changed; a
 * change is in it as soon as the site has been told. While the lake gives no answer the last one
 * stands.
 * @throws LakeUnavailable if the lake gives no answer and no lists were ever kept.
 */
export function currentIndex(source: ContentSource): Promise<SearchIndex> {
  return keeperOf(source).current();
}

/** Names all that the index is made of. */
const markOf = oncePer((lists: Lists): string => {
  const { entries, terms }: Listed = lists;
  const hash = createHash('sha256');
  for (const { updatedAt, review, ...entry } of entries) hash.update(JSON.stringify(entry));
  for (const { id, kind, title, slug } of terms)
    hash.update(JSON.stringify([id, kind, title, slug]));
  return hash.digest('hex');
});

function after<T>(milliseconds: number, value: T): Promise<T> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, value);
  });
}
