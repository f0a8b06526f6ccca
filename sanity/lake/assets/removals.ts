import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Catalogue } from '../store/catalogue.ts';
import type { Change, Dataset } from '../store/dataset.ts';
import type { AssetFiles } from './files.ts';

/** The id of an asset document, which tells the name of its file. */
const ASSET_ID = /^(?:image|file)-(.+)-([a-z0-9]{1,8})$/;

/**
 * Takes away the files of deleted asset documents, as Sanity does. Which they are is noted in the
 * transaction that deletes the document: so a file goes only once that is on the disk, and goes
 * even if the lake is killed in between.
 */
export class AssetRemovals {
  readonly #database: DatabaseSync;
  readonly #catalogue: Catalogue;
  readonly #files: AssetFiles;
  readonly #note: StatementSync;
  readonly #forget: StatementSync;
  #holders = 0;
  /** Whether anything may be noted: what an earlier lake left undone, to begin with. */
  #isDue = true;
  #work = Promise.resolve();

  constructor(database: DatabaseSync, catalogue: Catalogue, files: AssetFiles) {
    this.#database = database;
    this.#catalogue = catalogue;
    this.#files = files;
    database.exec(`
      CREATE TABLE IF NOT EXISTS asset_removals (
        project TEXT NOT NULL,
        dataset TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (project, dataset, name)
      ) WITHOUT ROWID;
    `);
    this.#note = database.prepare('INSERT OR IGNORE INTO asset_removals VALUES (?, ?, ?)');
    this.#forget = database.prepare(
      'DELETE FROM asset_removals WHERE project = ? AND dataset = ? AND name = ?',
    );
  }

  /** Notes what a transaction leaves without a document, as part of that transaction. */
  note(dataset: Dataset, changes: Iterable<Change>): void {
    for (const { id, before, after } of changes) {
      const [, stem, extension] = (before && !after && ASSET_ID.exec(id)) || [];
      const name = `${stem}.${extension}`;
      // Any document may have such an id; only those of uploaded assets name a file.
      if (!this.#files.pathOf(dataset, name)) continue;
      this.#note.run(dataset.project, dataset.name, name);
      this.#isDue = true;
    }
  }

  /** Takes away what is noted; resolves when it is done. What cannot be removed stays noted. */
  carryOut(): Promise<void> {
    if (!this.#isDue) return this.#work;
    this.#work = this.#work
      .then(() => this.#removeAll())
      .catch((error: unknown) => {
        this.#isDue = true;
        console.error('The file of a deleted asset could not be removed', error);
      });
    return this.#work;
  }

  /** Leaves every file where it is, for who copies them all, until what it returns is called. */
  hold(): () => void {
    this.#holders += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holders -= 1;
      void this.carryOut();
    };
  }

  async #removeAll(): Promise<void> {
    if (this.#holders > 0) return;
    this.#isDue = false;
    for (const row of this.#database.prepare('SELECT * FROM asset_removals').all()) {
      await this.#remove(String(row.project), String(row.dataset), String(row.name));
    }
  }

  async #remove(project: string, datasetName: string, name: string): Promise<void> {
    const dataset = this.#catalogue.dataset(project, datasetName);
    if (!dataset) return;
    await this.#files.exclusively(dataset, name, async () => {
      // It may have been uploaded again, and an image is also a file if it was sent as one.
      const id = name.replace('.', '-');
      const isWanted = dataset.has(`image-${id}`) || dataset.has(`file-${id}`);
      if (!isWanted) await this.#files.remove(dataset, name);
      this.#forget.run(project, datasetName, name);
    });
  }
}
