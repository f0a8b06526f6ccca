import { documentsOf, type Writer } from './writer.ts';

const SIZE = 50;

/** Replaces a batch of documents by the next one, in one transaction. */
export class Batches implements Writer {
  readonly #name: string;
  #acknowledged = 0;

  constructor(name: string) {
    this.#name = name;
  }

  async write(...[client]: Parameters<Writer['write']>): Promise<void> {
    const next = this.#acknowledged + 1;
    const transaction = client.transaction();
    for (const _id of this.#ids(next)) transaction.create({ _id, _type: 'batched' });
    if (next > 1) for (const id of this.#ids(next - 1)) transaction.delete(id);
    await transaction.commit();
    this.#acknowledged = next;
  }

  async check(...[client]: Parameters<Writer['check']>): Promise<string[]> {
    const present: number[] = [];
    const candidates = [this.#acknowledged, this.#acknowledged + 1];
    for (const number of candidates) {
      present.push((await documentsOf(client, this.#ids(number))).length);
    }
    const [old = 0, next = 0] = present;
    const isOld = next === 0 && old === (this.#acknowledged === 0 ? 0 : SIZE);
    const isNext = old === 0 && next === SIZE;
    if (isNext) this.#acknowledged += 1;
    return isOld || isNext ? [] : [`${old} of an old batch are there, ${next} of the new one`];
  }

  #ids(number: number): string[] {
    if (number === 0) return [];
    return Array.from({ length: SIZE }, (_, each) => `batch-${this.#name}-${number}-${each}`);
  }
}
