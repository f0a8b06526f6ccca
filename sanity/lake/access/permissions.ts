import type { GrantConfig } from '../config.ts';
import { apiError } from '../errors.ts';
import { Snapshot } from '../query/snapshot.ts';
import type { Dataset } from '../store/dataset.ts';
import { isPublicId, type LakeDocument } from '../store/document.ts';
import type { Entry } from '../store/documentTable.ts';
import { subjectOf } from './conversation.ts';
import { type Circumstances, valueFor } from './expression.ts';
import { type Identity, isAnonymous } from './identity.ts';

export type Permission = GrantConfig['permissions'][number];

const SPEAKING: GrantConfig = {
  filter: 'true',
  permissions: ['read', 'create', 'update', 'history'],
};

/** Whether a grant is for a document under these circumstances. */
export function meets(
  { filter, changesOf }: GrantConfig,
  document: LakeDocument,
  circumstances: Circumstances,
): boolean {
  return filter === 'true' || valueFor(document, filter, circumstances, changesOf) === true;
}

/** Whether some grant of this identity gives the permission on the document as it stands. */
export function may(
  identity: Identity,
  permission: Permission,
  document: LakeDocument,
  dataset: Dataset,
): boolean {
  if (isAnonymous(identity)) {
    return permission === 'read' && mayStrangersRead(document._id, dataset);
  }
  const circumstances: Circumstances = {
    identity,
    snapshot: () => new Snapshot(dataset),
    parameter: (name) => (name === 'name' ? identity.displayName : null),
    changes: () => null,
  };
  return grantsIn(dataset, identity).some(
    (grant) => grant.permissions.includes(permission) && meets(grant, document, circumstances),
  );
}

/** What an identity that signed in is allowed in this dataset. */
export function grantsIn(dataset: Dataset, identity: Identity): GrantConfig[] {
  if (subjectOf(dataset) === null) return identity.grants;
  // Whoever may read content may speak about it: comments and tasks are written by reviewers too.
  return mayEverything(identity, 'read') ? [SPEAKING] : [];
}

function mayEverything(identity: Identity, permission: Permission): boolean {
  return identity.grants.some(
    (grant) => grant.filter === 'true' && grant.permissions.includes(permission),
  );
}

/** Throws 401 for a stranger at a private dataset. */
export function requireEntry(identity: Identity, dataset: Dataset): void {
  if (isAnonymous(identity) && dataset.aclMode === 'private') {
    throw apiError(401, `Dataset "${dataset.name}" is private: sign in or send a token`);
  }
}

/** Throws 401 for whoever has neither signed in nor sent a token. */
export function requireSignIn(identity: Identity): void {
  if (isAnonymous(identity)) throw apiError(401, 'Unauthorized: sign in or send a token');
}

/** The documents of a dataset that an identity may read. */
export function readable(identity: Identity, dataset: Dataset): Snapshot {
  if (mayEverything(identity, 'read')) return new Snapshot(dataset);
  const known = new Map<number, boolean>();
  const isReadable = (entry: Entry): boolean => {
    if (isAnonymous(identity)) return mayStrangersRead(entry.id, dataset);
    const answer = known.get(entry.row) ?? may(identity, 'read', dataset.lazy(entry), dataset);
    known.set(entry.row, answer);
    return answer;
  };
  const see = (entry: Entry) => (isReadable(entry) ? entry : undefined);
  const find = (id: string) => {
    const entry = dataset.find(id);
    return entry && see(entry);
  };
  return new Snapshot(dataset, { see, find });
}

function mayStrangersRead(id: string, dataset: Dataset): boolean {
  return dataset.aclMode === 'public' && isPublicId(id);
}
