import { documentsOf, type Writer } from './writer.ts';

const LARGEST = 5;

export type AcknowledgedGroup = { transactionId: string; ids: string[] };

/** Creates a few documents at a time: all of a group are there, or none. */
export class Groups implements Writer {
  readonly #name: string;
  readonly #onAcknowledged: (group: AcknowledgedGroup) => void;
  #count = 0;
  #tried: string[][] = [];
  #acknowledged: AcknowledgedGroup[] = [];

  constructor(name: string, onAcknowledged: (group: AcknowledgedGroup) => void) {
    this.#name = name;
    this.#onAcknowledged = onAcknowledged;
  }

  async write(...[client]: Parameters<Writer['write']>): Promise<void> {
    this.#count += 1;
    const size = 2 + (this.#count % (LARGEST - 1));
    const group = `${this.#name}-${this.#count}`;
    const ids = Array.from({ length: size }, (_, member) => `${group}-${member}`);
    this.#tried.push(ids);
    const transaction = client.transaction();
    for (const _id of ids) transaction.create({ _id, _type: 'member', group, size });
    const { transactionId } = await transaction.commit();
    this.#acknowledged.push({ transactionId, ids });
    this.#onAcknowledged({ transactionId, ids });
  }

  async check(...[client]: Parameters<Writer['check']>): Promise<string[]> {
    const found = new Set(
      (await documentsOf(client, this.#tried.flat())).map((document) => document._id),
    );
    const halves = this.#tried.filter((ids) => {
      const present = ids.filter((id) => found.has(id)).length;
      return present !== 0 && present !== ids.length;
    });
    const lost = this.#acknowledged.filter(({ ids }) => !ids.every((id) => found.has(id)));
    const forgotten: string[] = [];
    for (const { transactionId, ids } of this.#acknowledged) {
      const url = `/data/history/production/documents/${ids.join(',')}?revision=${transactionId}`;
      const { documents } = await client.request<{ documents: { _rev: string }[] }>({ url });
      const isKnown =
        documents.length === ids.length && documents.every(({ _rev }) => _rev === transactionId);
      if (!isKnown) forgotten.push(transactionId);
    }
    this.#tried = [];
    this.#acknowledged = [];
    return [
      ...halves.map((ids) => `half of a transaction: ${ids.join(', ')}`),
      ...lost.map(({ transactionId }) => `acknowledged and lost: ${transactionId}`),
      ...forgotten.map((id) => `acknowledged and not in the history: ${id}`),
    ];
  }
}
