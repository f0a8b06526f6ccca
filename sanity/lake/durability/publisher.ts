import { documentsOf, type Writer } from './writer.ts';

/** Edits a draft and publishes it, with the actions that a Studio sends. */
export class Publisher implements Writer {
  readonly #publishedId: string;
  readonly #draftId: string;
  #draft = 0;
  #published = 0;

  constructor(name: string) {
    this.#publishedId = `page-${name}`;
    this.#draftId = `drafts.page-${name}`;
  }

  async write(...[client]: Parameters<Writer['write']>): Promise<void> {
    const ids = { draftId: this.#draftId, publishedId: this.#publishedId };
    if (this.#draft > this.#published) {
      await client.action({ actionType: 'sanity.action.document.publish', ...ids });
      this.#published = this.#draft;
      return;
    }
    const n = this.#published + 1;
    if (n === 1) {
      const attributes = { _id: this.#draftId, _type: 'page', n };
      await client.action({
        actionType: 'sanity.action.document.create',
        publishedId: this.#publishedId,
        attributes,
        ifExists: 'fail',
      });
    } else {
      const patch = { set: { n } };
      await client.action({ actionType: 'sanity.action.document.edit', ...ids, patch });
    }
    this.#draft = n;
  }

  async check(...[client]: Parameters<Writer['check']>): Promise<string[]> {
    const documents = await documentsOf(client, [this.#draftId, this.#publishedId]);
    const draft = documents.find(({ _id }) => _id === this.#draftId)?.n;
    const published = documents.find(({ _id }) => _id === this.#publishedId)?.n ?? 0;
    const newest = Math.max(draft ?? 0, published);
    const problems: string[] = [];
    if (newest < this.#draft) problems.push(`draft ${this.#draft} was acknowledged and is lost`);
    if (published < this.#published) problems.push(`${this.#published} is no longer published`);
    if (draft !== undefined && draft <= published) problems.push(`${draft} is half published`);
    this.#draft = newest;
    this.#published = published;
    return problems;
  }
}
