import type { DatabaseSync } from 'node:sqlite';
import type { ProjectConfig } from '../config.ts';
import { inTransaction } from './database.ts';
import { Dataset } from './dataset.ts';
import type { DocumentTable } from './documentTable.ts';

type AclMode = 'public' | 'private';

/** The projects and datasets of this lake. Without configured projects, any name will do. */
export class Catalogue {
  readonly #database: DatabaseSync;
  readonly #table: DocumentTable;
  readonly #configured: ProjectConfig[] | undefined;
  readonly #datasets = new Map<string, Dataset>();
  readonly #projects = new Set<string>();

  constructor(
    database: DatabaseSync,
    table: DocumentTable,
    configured: ProjectConfig[] | undefined,
  ) {
    this.#database = database;
    this.#table = table;
    this.#configured = configured;
    for (const project of configured ?? []) {
      this.#projects.add(project.id);
      for (const { name, aclMode } of project.datasets) this.#configure(project.id, name, aclMode);
    }
    this.#load();
  }

  /** Any project is served, and a dataset comes into being when it is first used. */
  get isOpen(): boolean {
    return this.#configured === undefined;
  }

  projects(): string[] {
    return [...this.#projects];
  }

  displayName(project: string): string {
    return this.#configured?.find((each) => each.id === project)?.displayName ?? project;
  }

  hasProject(project: string): boolean {
    return this.isOpen || this.#projects.has(project);
  }

  dataset(project: string, name: string): Dataset | undefined {
    return this.#datasets.get(keyOf(project, name));
  }

  datasetsOf(project: string): Dataset[] {
    return [...this.#datasets.values()].filter((dataset) => dataset.project === project);
  }

  create(project: string, name: string, aclMode: AclMode): Dataset {
    this.#configure(project, name, aclMode);
    return this.#open(project, name);
  }

  setAclMode(dataset: Dataset, aclMode: AclMode): void {
    this.#configure(dataset.project, dataset.name, aclMode);
    dataset.aclMode = aclMode;
    // What is readable has been worked out under the mode before.
    dataset.version += 1;
  }

  /** Deletes a dataset with its documents and its history. */
  remove({ row, project, name }: Dataset): void {
    inTransaction(this.#database, () => {
      this.#table.dropAll(row);
      for (const table of ['changes', 'transactions']) {
        this.#database.prepare(`DELETE FROM ${table} WHERE dataset = ?`).run(row);
      }
      this.#database.prepare('DELETE FROM datasets WHERE row = ?').run(row);
    });
    this.#datasets.delete(keyOf(project, name));
  }

  #configure(project: string, name: string, aclMode: AclMode): void {
    this.#database
      .prepare(
        `INSERT INTO datasets (project, name, acl_mode, created_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (project, name) DO UPDATE SET acl_mode = excluded.acl_mode`,
      )
      .run(project, name, aclMode, new Date().toISOString());
  }

  #load(): void {
    for (const row of this.#database.prepare('SELECT project, name FROM datasets').all()) {
      const project = String(row.project);
      if (this.hasProject(project)) this.#open(project, String(row.name));
    }
  }

  #open(project: string, name: string): Dataset {
    const row = this.#database
      .prepare('SELECT row, acl_mode, created_at FROM datasets WHERE project = ? AND name = ?')
      .get(project, name);
    const dataset = new Dataset({
      row: Number(row?.row),
      project,
      name,
      aclMode: row?.acl_mode === 'private' ? 'private' : 'public',
      createdAt: String(row?.created_at),
      table: this.#table,
    });
    this.#datasets.set(keyOf(project, name), dataset);
    this.#projects.add(project);
    return dataset;
  }
}

function keyOf(project: string, name: string): string {
  return `${project}/${name}`;
}
