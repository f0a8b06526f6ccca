import { documentsOf, type Writer } from './writer.ts';

/** Counts up in one document and creates an entry for each count, in the same transaction. */
export class Ledger implements Writer {
  readonly #name: string;
  #acknowledged = 0;

  constructor(name: string) {
    this.#name = name;
  }

  async write(...[client]: Parameters<Writer['write']>): Promise<void> {
    const account = { _id: `account-${this.#name}`, _type: 'account', n: 0 };
    const n = this.#acknowledged + 1;
    await client
      .transaction()
      .createIfNotExists(account)
      .patch(account._id, { inc: { n: 1 } })
      .create({ _id: this.#entry(n), _type: 'entry', n })
      .commit();
    this.#acknowledged = n;
  }

  async check(...[client]: Parameters<Writer['check']>): Promise<string[]> {
    const [account] = await documentsOf(client, [`account-${this.#name}`]);
    const n = account?.n ?? 0;
    const last = [n - 1, n, n + 1].filter((each) => each > 0).map((each) => this.#entry(each));
    const entries = await documentsOf(client, last);
    const problems: string[] = [];
    if (n < this.#acknowledged || n > this.#acknowledged + 1) {
      problems.push(`the account stands at ${n}; ${this.#acknowledged} was acknowledged`);
    }
    const highest = Math.max(0, ...entries.map((entry) => entry.n ?? 0));
    if (highest !== n) problems.push(`the account stands at ${n}, the last entry is ${highest}`);
    this.#acknowledged = n;
    return problems;
  }

  #entry(n: number): string {
    return `entry-${this.#name}-${n}`;
  }
}
