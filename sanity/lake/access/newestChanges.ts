import { isDeepStrictEqual } from 'node:util';
import type { Dataset } from '../store/dataset.ts';
import { type LakeDocument, publishedIdOf } from '../store/document.ts';
import type { History, State } from '../store/history.ts';
import { isObject } from '../store/json.ts';

/** A change of a document, as `$changes` tells it. */
export type NewestChange = { author: string; at: string; revision: string; fields: string[] };

/** More of a document's changes are not told: who asks counts them to know. */
const MOST = 1000;

/** What the lake itself writes. */
const KEPT_BY_LAKE = new Set(['_id', '_rev', '_createdAt', '_updatedAt']);

/** The attributes in which two states of a document differ. */
export function changedFields(before: LakeDocument | null, after: LakeDocument | null): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter(
    (name) => !KEPT_BY_LAKE.has(name) && !isDeepStrictEqual(said(before, name), said(after, name)),
  );
}

/** Of what the lake keeps on a version, people say only that it is to take the document down. */
function said(document: LakeDocument | null, name: string): unknown {
  const value = document?.[name];
  return name === '_system' ? isObject(value) && value.delete === true : value;
}

/** Tells what has become of documents. */
export class NewestChanges {
  readonly #history: History;
  readonly #dataset: Dataset;

  constructor(history: History, dataset: Dataset) {
    this.#history = history;
    this.#dataset = dataset;
  }

  /**
   * Takes a document's id, and what a transaction in the making does to it, if anything; returns its
   * changes, the newest first. A document that begins changes what it has neither from the published
   * one nor from its last state. A copy of another draft or version goes on with the changes of that
   * one: who copies words has not written them.
   */
  of(id: string, coming: State | undefined): NewestChange[] {
    const changes: NewestChange[] = [];
    for (const change of this.#tell(id, Number.MAX_SAFE_INTEGER, coming)) {
      changes.push(change);
      if (changes.length === MOST) break;
    }
    return changes;
  }

  *#tell(id: string, before: number, coming?: State): Iterable<NewestChange> {
    const past = this.#history.newest(this.#dataset, id, { before, limit: MOST + 1 });
    const states = coming ? [coming, ...past] : past;
    for (const [index, state] of states.entries()) {
      const { author, timestamp: at, transactionId: revision, after } = state;
      if (!after) continue;
      const previous = states[index + 1]?.after;
      if (previous) {
        yield { author, at, revision, fields: changedFields(previous, after) };
        continue;
      }
      const copied = this.#copiedBy(state);
      const last = states.slice(index + 1).find((each) => each.after)?.after ?? null;
      const published = this.#stateBefore(state, publishedIdOf(id));
      const isNew = new Set(changedFields(published, after));
      const fields = copied ? [] : changedFields(last, after).filter((name) => isNew.has(name));
      yield { author, at, revision, fields };
      if (copied === undefined) continue;
      yield* this.#tell(copied, state.sequence);
      return;
    }
  }

  /** The draft or version of which a document that begins is a copy. */
  #copiedBy(state: State): string | undefined {
    const { documentId, after } = state;
    return this.#history
      .groupOf(this.#dataset, documentId)
      .filter((id) => id !== documentId && id !== publishedIdOf(documentId))
      .find((id) => {
        const other = this.#stateBefore(state, id);
        return other !== null && changedFields(other, after).length === 0;
      });
  }

  #stateBefore({ sequence }: State, id: string): LakeDocument | null {
    const [state] = this.#history.newest(this.#dataset, id, { before: sequence, limit: 1 });
    return state?.after ?? null;
  }
}
