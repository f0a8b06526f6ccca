import { type ExprNode, evaluateSync } from 'groq-js';
import type { GrantConfig } from '../config.ts';
import { apiError } from '../errors.ts';
import { MutationRefusal } from '../mutate/apply.ts';
import { parseQuery } from '../query/parse.ts';
import { Snapshot } from '../query/snapshot.ts';
import type { Change, Dataset } from '../store/dataset.ts';
import { isPublicId, type LakeDocument } from '../store/document.ts';
import type { Entry } from '../store/documentTable.ts';
import { subjectOf } from './conversation.ts';
import { type Identity, isAnonymous } from './identity.ts';

export type Permission = GrantConfig['permissions'][number];

const SPEAKING: GrantConfig = {
  filter: 'true',
  permissions: ['read', 'create', 'update', 'history'],
};

const filters = new Map<string, ExprNode>();

function filterTree(filter: string): ExprNode {
  const known = filters.get(filter);
  if (known) return known;
  const tree = parseQuery({ query: filter, parameters: {} });
  filters.set(filter, tree);
  return tree;
}

function meets(filter: string, document: LakeDocument, identity: Identity): boolean {
  if (filter === 'true') return true;
  const options = { root: document, dataset: [document], identity: identity.id };
  return evaluateSync(filterTree(filter), options).data === true;
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
  return grantsIn(dataset, identity).some(
    (grant) => grant.permissions.includes(permission) && meets(grant.filter, document, identity),
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

/**
 * Throws Sanity's 403 for the first change that the identity may not make: creating needs `create`
 * on the result; changing needs `update` on the document before and after; deleting, before.
 */
export function requireMayChange(identity: Identity, dataset: Dataset, changes: Change[]): void {
  for (const { id, before, after } of changes) {
    if (before && !may(identity, 'update', before, dataset)) throw permissionDenied('update', id);
    if (!after) continue;
    const needed = before ? 'update' : 'create';
    if (!may(identity, needed, after, dataset)) throw permissionDenied(needed, id);
  }
}

/** Strangers change nothing. They are told so before anything is looked up for them. */
export function requireMayChangeAnything(identity: Identity): void {
  if (isAnonymous(identity)) throw permissionDenied('create');
}

function permissionDenied(permission: Permission, id?: string): MutationRefusal {
  const where = id === undefined ? '' : `mutation failed on document "${id}": `;
  return new MutationRefusal(403, {
    type: 'insufficientPermissionsError',
    description: `${where}Insufficient permissions; permission "${permission}" required`,
    permission,
    ...(id === undefined ? {} : { id }),
  });
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
