import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type DocumentType, type Fault, pathText } from './shape/check.ts';

/** More than this many lines about one document help nobody. */
const LINES_PER_DOCUMENT = 8;

const OUTAGE_INTERVAL = 30_000;

export type FaultyDocument = {
  id: string;
  revision: string;
  type: DocumentType;
  title: string;
  faults: readonly Fault[];
};

/** Where an editor mends a document. */
function studioLink(siteUrl: string, type: string, id: string): string {
  return `${siteUrl}/studio/intent/edit/id=${encodeURIComponent(id)};type=${type}`;
}

/** One fault as a line that a person reads and a machine can split. */
function faultLine(siteUrl: string, document: FaultyDocument, fault: Fault): string {
  const fields = {
    document: document.id,
    title: document.title,
    revision: document.revision,
    path: pathText(fault.path),
    rule: fault.rule,
    fix: fault.message,
    studio: studioLink(siteUrl, document.type, document.id),
  };
  const words = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `content fault: ${document.type} ${words.join(' ')}`;
}

/** Writes content faults and outages to the log, each once. */
export class FaultReport {
  readonly #siteUrl: string;
  readonly #write: (line: string) => void;
  readonly #note: StatementSync;
  #lastOutage = 0;

  constructor(database: DatabaseSync, siteUrl: string, write: (line: string) => void) {
    this.#siteUrl = siteUrl;
    this.#write = write;
    this.#note = database.prepare('INSERT OR IGNORE INTO reported (id, revision) VALUES (?, ?)');
  }

  /**
   * Names the faults of a revision, unless the log already does.
   * @param again Names them in any case, as a build does.
   */
  document(document: FaultyDocument, again = false): void {
    const isNew = this.#note.run(document.id, document.revision).changes > 0;
    if (!isNew && !again) return;
    for (const fault of document.faults.slice(0, LINES_PER_DOCUMENT)) {
      this.#write(faultLine(this.#siteUrl, document, fault));
    }
    const more = document.faults.length - LINES_PER_DOCUMENT;
    if (more > 0) this.#write(`content fault: ${document.id} has ${more} more faults`);
  }

  /** Says that the lake gives no answer, once in a while and not for every page. */
  outage(error: Error): void {
    if (Date.now() - this.#lastOutage < OUTAGE_INTERVAL) return;
    this.#lastOutage = Date.now();
    this.#write(`content lake: ${error.message} Readers keep the last good pages.`);
  }
}
