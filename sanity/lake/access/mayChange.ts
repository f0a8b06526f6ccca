import { isDeepStrictEqual } from 'node:util';
import { promoted } from '../actions/promote.ts';
import { MutationRefusal } from '../mutate/apply.ts';
import type { Change } from '../store/dataset.ts';
import {
  draftIdOf,
  isDraftId,
  isVersionId,
  type LakeDocument,
  publishedIdOf,
} from '../store/document.ts';
import { type Attempt, circumstancesIn } from './attempt.ts';
import type { Circumstances } from './expression.ts';
import { type Identity, isAnonymous } from './identity.ts';
import { grantsIn, meets, type Permission } from './permissions.ts';
import { isTold } from './told.ts';

/**
 * Throws Sanity's 403 for the first change that the identity may not make: creating needs `create`
 * on the result; changing needs `update` on the document before and after; deleting, before. For
 * published documents there are other ways: to publish needs `publish` on what is published, and
 * that is then taken away with it; to take one down, `unpublish`.
 */
export function requireMayChange(attempt: Attempt): void {
  const judge = new Judge(attempt);
  for (const change of attempt.overlay.changes()) judge.require(change);
}

/** Throws a 403 for the first document that would be published though one may not publish it. */
export function requireMayPublish(attempt: Attempt): void {
  const judge = new Judge(attempt);
  for (const change of attempt.overlay.changes()) {
    if (change.after && isPublished(change.id)) judge.require(change);
  }
}

/** Throws a 403 if one may not erase the past of a document, of which this is the last state. */
export function requireMayErase(attempt: Attempt, last: LakeDocument): void {
  const change = { id: last._id, before: last, after: null };
  const judge = new Judge(attempt);
  if (!judge.may('update', last, change)) throw judge.refusal('update', last, change);
}

/** Strangers change nothing. They are told so before anything is looked up for them. */
export function requireMayChangeAnything(identity: Identity): void {
  if (isAnonymous(identity)) throw permissionDenied('create');
}

class Judge {
  readonly #attempt: Attempt;
  readonly #circumstancesOf: (change: Change) => Circumstances;

  constructor(attempt: Attempt) {
    this.#attempt = attempt;
    this.#circumstancesOf = circumstancesIn(attempt);
  }

  may(permission: Permission, document: LakeDocument, change: Change): boolean {
    const circumstances = this.#circumstancesOf(change);
    return this.#grants().some(
      (grant) => grant.permissions.includes(permission) && meets(grant, document, circumstances),
    );
  }

  require(change: Change): void {
    const { before, after } = change;
    const needed = before ? 'update' : 'create';
    const refused = [...(before ? [before] : []), ...(after ? [after] : [])].find(
      (document) => !this.may(needed, document, change),
    );
    if (!refused) return;
    if (!isPublished(change.id)) {
      if (after || !this.#isBeingPublished(change)) throw this.refusal(needed, refused, change);
      return;
    }
    if (after) this.#requirePublication(change, needed, after);
    else if (before && !this.may('unpublish', before, change)) {
      throw this.refusal(needed, before, change);
    }
  }

  /** That what a document becomes is a draft or version which one may publish. */
  #requirePublication(change: Change, needed: Permission, after: LakeDocument): void {
    const sources = this.#sourcesOf(change);
    const [source] = sources;
    if (!source) throw this.refusal(needed, after, change);
    if (sources.some((each) => this.may('publish', each, change))) return;
    throw this.refusal('publish', source, change);
  }

  /** A draft or version that is taken away because the same transaction publishes it. */
  #isBeingPublished({ id }: Change): boolean {
    const publication = this.#attempt.overlay
      .changes()
      .find((each) => each.id === publishedIdOf(id));
    return (
      publication !== undefined &&
      this.#sourcesOf(publication).some(
        (source) => source._id === id && this.may('publish', source, publication),
      )
    );
  }

  /**
   * What a published document could have become what it does from: its draft, and the versions that
   * are taken away, as they stood.
   */
  #sourcesOf({ id, after }: Change): LakeDocument[] {
    if (!after) return [];
    const { overlay } = this.#attempt;
    const taken = overlay.changes().filter((each) => !each.after && isVersionId(each.id));
    const versions = taken.filter((each) => publishedIdOf(each.id) === id);
    return [draftIdOf(id), ...versions.map((each) => each.id)]
      .flatMap((each) => overlay.dataset.get(each) ?? [])
      .filter((each) => isDeepStrictEqual(content(promoted(each, id)), content(after)));
  }

  /** A refusal, in the words of a grant that is about such documents, if it has any. */
  refusal(permission: Permission, document: LakeDocument, change: Change): MutationRefusal {
    const circumstances = this.#circumstancesOf(change);
    const about = this.#grants().find(
      (grant) =>
        grant.refusal !== undefined &&
        grant.permissions.some((each) => each === permission || each === 'publish') &&
        isTold(grant, document, circumstances),
    );
    return permissionDenied(permission, change.id, about?.refusal);
  }

  #grants() {
    const { identity, overlay } = this.#attempt;
    return grantsIn(overlay.dataset, identity);
  }
}

function isPublished(id: string): boolean {
  return !isDraftId(id) && !isVersionId(id);
}

/** What people have written of a document, without what the lake keeps on it. */
function content(document: Record<string, unknown>): Record<string, unknown> {
  const { _rev, _createdAt, _updatedAt, ...written } = document;
  return written;
}

function permissionDenied(permission: Permission, id?: string, refusal?: string): MutationRefusal {
  const where = id === undefined ? '' : `mutation failed on document "${id}": `;
  const reason = `${where}Insufficient permissions; permission "${permission}" required`;
  return new MutationRefusal(403, {
    type: 'insufficientPermissionsError',
    description: refusal === undefined ? reason : `${refusal} (${reason})`,
    permission,
    ...(id === undefined ? {} : { id }),
    ...(refusal === undefined ? {} : { refusal }),
  });
}
