/** Times of transactions: each later than the one before, so that a time names one state. */
export class Clock {
  #last: number;

  constructor(last = 0) {
    this.#last = last;
  }

  now(): string {
    this.#last = Math.max(Date.now(), this.#last + 1);
    return new Date(this.#last).toISOString();
  }
}
