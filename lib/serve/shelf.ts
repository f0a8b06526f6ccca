import { LRUCache } from 'lru-cache';
import type { Held } from './held.ts';

/** How long a page is handed out before Next is asked for it again, which knows when it is old. */
const HELD_FOR_MS = 1_000;

/** A body and its encodings together are about half as large again. */
const MOST_BYTES = 96 * 1024 * 1024;

type Place = { held: Held; since: number };

/**
 * Pages that are at hand, by path. Next stays the one that knows what a page says: what stands here
 * is at most a second old, and is forgotten as soon as something is published.
 */
export class Shelf {
  readonly #places = new LRUCache<string, Place>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ held }) => held.body.length + 1_000,
  });
  #generation = 0;

  /** Changes whenever everything is forgotten. */
  get generation(): number {
    return this.#generation;
  }

  /** What may be handed out now. */
  at(path: string): Held | undefined {
    const place = this.#places.get(path);
    if (place === undefined) return undefined;
    const isFresh = place.held.isLasting || performance.now() - place.since < HELD_FOR_MS;
    return isFresh ? place.held : undefined;
  }

  /**
   * Lays an answer here, unless something was published since it was asked for.
   * @param generation Which one it was when Next was asked.
   * @returns what stands here now: the earlier one, with its encodings, if it says the same.
   */
  lay(path: string, held: Held, generation: number): Held {
    if (generation !== this.#generation) return held;
    const before = this.#places.peek(path)?.held;
    const standing = before?.saysTheSameAs(held) ? before : held;
    this.#places.set(path, { held: standing, since: performance.now() });
    return standing;
  }

  /** Forgets when pages were asked for, so that each is asked for again; keeps what was made of them. */
  forget(): void {
    this.#generation += 1;
    for (const place of this.#places.values()) place.since = Number.NEGATIVE_INFINITY;
  }
}
