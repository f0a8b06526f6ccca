import type { Dataset } from './dataset.ts';
import type { Transaction } from './transactions.ts';

export type CommittedTransaction = { dataset: Dataset; transaction: Transaction };
type Follower = (committed: CommittedTransaction) => void;

/** Tells whoever follows of every transaction, in order, once it is on the disk. */
export class ChangeFeed {
  readonly #followers = new Set<Follower>();

  /** Returns how to stop following. */
  follow(follower: Follower): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  tell(committed: CommittedTransaction): void {
    for (const follower of this.#followers) follower(committed);
  }
}
