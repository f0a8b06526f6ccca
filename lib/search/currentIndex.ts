import { createHash } from 'node:crypto';
import { keptLists } from '#lib/content/keptLists.ts';
import type { Lists } from '#lib/content/monograph.ts';
import { readRecentLists } from '#lib/content/readRecentLists.ts';
import type { ContentSource } from '#lib/content/source.ts';
import { oncePer } from '#lib/once/oncePer.ts';
import { within } from '#lib/once/within.ts';
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
    return within(PATIENCE, this.#asking, () => this.#earlier());
  }

  /** What was searched by last, if only by an earlier process of this site. */
  #earlier(): SearchIndex | undefined {
    const kept = this.#built === undefined ? keptLists(this.#source) : undefined;
    if (kept !== undefined) this.#build(kept);
    return this.#built?.index;
  }

  async #ask(): Promise<SearchIndex> {
    return this.#build(await readRecentLists(this.#source));
  }

  #build(lists: Lists): SearchIndex {
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
