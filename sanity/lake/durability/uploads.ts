import { createHash, randomBytes } from 'node:crypto';
import type { Writer } from './writer.ts';

const SIZE = 200_000;

/** Uploads files: each that was acknowledged is there, and each that is there is whole. */
export class Uploads implements Writer {
  #tried: string[] = [];
  readonly #acknowledged = new Set<string>();

  async write(...[client]: Parameters<Writer['write']>): Promise<void> {
    const bytes = randomBytes(SIZE);
    const hash = createHash('sha1').update(bytes).digest('hex');
    this.#tried.push(hash);
    await client.assets.upload('file', bytes, { filename: 'random.bin' });
    this.#acknowledged.add(hash);
  }

  async check(...[client]: Parameters<Writer['check']>): Promise<string[]> {
    const problems: string[] = [];
    for (const hash of this.#tried) {
      const document = await client.getDocument(`file-${hash}-bin`);
      const host = client.config().apiHost;
      const response = document && (await fetch(`${host}/${document.path}`));
      const bytes = response?.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
      const found = bytes && createHash('sha1').update(bytes).digest('hex');
      if (document ? found !== hash : this.#acknowledged.has(hash)) {
        problems.push(`the file ${hash} ${document ? 'is not whole' : 'is lost'}`);
      }
    }
    this.#tried = [];
    return problems;
  }
}
