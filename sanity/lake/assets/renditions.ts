/** What transformed images may take in memory, in bytes. */
const MOST_KEPT = 64_000_000;

export type Rendition = { bytes: Uint8Array<ArrayBuffer>; mimeType: string };

/**
 * The transformed images that were asked for last. A key tells the content and what was done to it,
 * so what is kept is never out of date; whether it may still be shown is for the caller to know.
 */
export class Renditions {
  readonly #most: number;
  readonly #kept = new Map<string, Rendition>();
  readonly #underway = new Map<string, Promise<Rendition>>();
  #size = 0;

  constructor(most = MOST_KEPT) {
    this.#most = most;
  }

  /** Takes a key and how to make its image; returns it, made once for all who ask meanwhile. */
  of(key: string, make: () => Promise<Rendition>): Promise<Rendition> {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return Promise.resolve(kept);
    }
    const underway = this.#underway.get(key);
    if (underway) return underway;
    const made = make()
      .then((rendition) => this.#keep(key, rendition))
      .finally(() => this.#underway.delete(key));
    this.#underway.set(key, made);
    return made;
  }

  #keep(key: string, rendition: Rendition): Rendition {
    this.#kept.set(key, rendition);
    this.#size += rendition.bytes.byteLength;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#size <= this.#most) break;
      this.#kept.delete(oldest);
      this.#size -= bytes.byteLength;
    }
    return rendition;
  }
}
