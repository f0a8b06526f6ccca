import { randomBytes } from 'node:crypto';

/** A page comes back from signing in at once. */
const LIFETIME_MS = 60_000;

/**
 * What a page gets in its address after signing in: not the session's token, which would stay in the
 * browser's history, but an id to be exchanged for it, once and soon.
 */
export class Claims {
  readonly #tokens = new Map<string, { token: string; expires: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Takes a session's token; returns the id that stands for it. */
  begin(token: string): string {
    for (const [sid, { expires }] of this.#tokens) {
      if (expires <= this.#now()) this.#tokens.delete(sid);
    }
    const sid = randomBytes(24).toString('hex');
    this.#tokens.set(sid, { token, expires: this.#now() + LIFETIME_MS });
    return sid;
  }

  /** Takes such an id; returns its token, the first time and in time. */
  exchange(sid: string): string | undefined {
    const claim = this.#tokens.get(sid);
    this.#tokens.delete(sid);
    return claim && claim.expires > this.#now() ? claim.token : undefined;
  }
}
