import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '../store/dataset.ts';

/** Names as this lake makes them: a hash, for images their size, an extension. Nothing else is opened. */
const NAME = /^[a-f0-9]{40}(-\d+x\d+)?\.[a-z0-9]{1,8}$/;

/** The bytes of assets, by dataset and name, in the data directory. */
export class AssetFiles {
  readonly #directory: string;

  constructor(dataDirectory: string) {
    this.#directory = join(dataDirectory, 'assets');
  }

  /** Writes an asset whole and to the disk, before any document speaks of it. */
  async write(dataset: Dataset, name: string, bytes: Uint8Array): Promise<void> {
    const path = this.pathOf(dataset, name);
    if (!path) throw new Error(`"${name}" is not a name for an asset`);
    await mkdir(join(path, '..'), { recursive: true });
    const temporary = `${path}.partial`;
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  }

  /** Where an asset lies; undefined for what cannot be a name of one. */
  pathOf(dataset: Dataset, name: string): string | undefined {
    if (!NAME.test(name)) return undefined;
    return join(this.#directory, dataset.project, dataset.name, name);
  }

  /** An asset's bytes; undefined if there is none of that name. */
  async read(dataset: Dataset, name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const path = this.pathOf(dataset, name);
    return path && existsSync(path) ? new Uint8Array(await readFile(path)) : undefined;
  }
}
