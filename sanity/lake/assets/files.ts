import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '../store/dataset.ts';

/** Names as this lake makes them: a hash, for images their size, an extension. Nothing else is opened. */
const NAME = /^[a-f0-9]{40}(-\d+x\d+)?\.[a-z0-9]{1,8}$/;

const UNFINISHED = '.partial';

/** A file that has been received and has no name yet. */
export type ReceivedFile = { path: string; hash: string; size: number };

/** The bytes of assets, by dataset and name, in the data directory. */
export class AssetFiles {
  readonly #directory: string;
  /** What is being done with a file, by its path. */
  readonly #underway = new Map<string, Promise<unknown>>();

  constructor(dataDirectory: string) {
    this.#directory = join(dataDirectory, 'assets');
    this.#removeUnfinished();
  }

  /** What was being received when a lake ended never got a name: nobody will ask for it. */
  #removeUnfinished(): void {
    if (!existsSync(this.#directory)) return;
    const unfinished = readdirSync(this.#directory).filter((name) => name.endsWith(UNFINISHED));
    for (const name of unfinished) rmSync(join(this.#directory, name));
  }

  /**
   * Takes bytes as they come; returns where they lie once they are on the disk. They are to be kept
   * or discarded.
   */
  async receive(bytes: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
    await mkdir(this.#directory, { recursive: true });
    const path = join(this.#directory, `${randomUUID()}${UNFINISHED}`);
    const hash = createHash('sha1');
    let size = 0;
    const file = await open(path, 'wx');
    try {
      for await (const chunk of bytes) {
        hash.update(chunk);
        size += chunk.byteLength;
        await file.writeFile(chunk);
      }
      await file.sync();
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return { path, hash: hash.digest('hex'), size };
  }

  /** Gives a received file its name, before any document speaks of it. */
  async keep(dataset: Dataset, name: string, received: ReceivedFile): Promise<void> {
    const path = this.#place(dataset, name);
    await mkdir(join(path, '..'), { recursive: true });
    await rename(received.path, path);
    await syncDirectoryOf(path);
  }

  /** Takes a file away. It is gone from the disk when this resolves, if it was ever there. */
  async remove(dataset: Dataset, name: string): Promise<void> {
    const path = this.pathOf(dataset, name);
    if (!path || !existsSync(path)) return;
    await rm(path, { force: true });
    await syncDirectoryOf(path);
  }

  /** Does work on a file and its document while no other such work is done on the same file. */
  async exclusively<T>(dataset: Dataset, name: string, work: () => Promise<T>): Promise<T> {
    const path = this.#place(dataset, name);
    const done = Promise.resolve(this.#underway.get(path)).then(work);
    const settled = done.then(
      () => undefined,
      () => undefined,
    );
    this.#underway.set(path, settled);
    try {
      return await done;
    } finally {
      if (this.#underway.get(path) === settled) this.#underway.delete(path);
    }
  }

  async discard(received: ReceivedFile): Promise<void> {
    await rm(received.path, { force: true });
  }

  async removeAllOf(dataset: Dataset): Promise<void> {
    const directory = join(this.#directory, dataset.project, dataset.name);
    await rm(directory, { recursive: true, force: true });
  }

  #place(dataset: Dataset, name: string): string {
    const path = this.pathOf(dataset, name);
    if (path) return path;
    throw new Error(`"${name}" is not a name for an asset`);
  }

  /** Where an asset lies; undefined for what cannot be a name of one. */
  pathOf(dataset: Dataset, name: string): string | undefined {
    if (!NAME.test(name)) return undefined;
    return join(this.#directory, dataset.project, dataset.name, name);
  }

  /** Where an asset lies that is there; undefined if there is none of that name. */
  async find(dataset: Dataset, name: string): Promise<string | undefined> {
    const path = this.pathOf(dataset, name);
    const isThere =
      path &&
      (await access(path).then(
        () => true,
        () => false,
      ));
    return isThere ? path : undefined;
  }

  async sizeOf(path: string): Promise<number> {
    return (await stat(path)).size;
  }

  /** The bytes from `start` to `end`, both included. */
  stream(path: string, start: number, end: number): ReadableStream<Uint8Array> {
    const file = createReadStream(path, { start, end });
    const chunks = file.iterator();
    return new ReadableStream({
      pull: async (controller) => {
        const { done, value }: IteratorResult<Buffer> = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => {
        file.destroy();
      },
    });
  }
}

/** A name, or that there is none any more, is on the disk only once its directory is. */
async function syncDirectoryOf(path: string): Promise<void> {
  const handle = await open(join(path, '..'), 'r');
  await handle.sync().finally(() => handle.close());
}
