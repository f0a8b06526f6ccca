import { Mutation as DocumentMutation } from '@sanity/mutator';
import type { MutationProblem } from '../errors.ts';
import type { LakeDocument } from '../store/document.ts';
import { isDocument } from '../store/json.ts';
import { withArrayKeys } from './arrayKeys.ts';
import { newId } from './ids.ts';
import type { Mutation, PatchOperations } from './mutation.ts';
import type { Overlay } from './overlay.ts';

/** A mutation that cannot be carried out, as an item of Sanity's mutationError. */
export class MutationRefusal extends Error {
  readonly problem: MutationProblem;
  readonly status: 400 | 403 | 409;

  constructor(status: 400 | 403 | 409, problem: MutationProblem) {
    super(problem.description);
    this.status = status;
    this.problem = problem;
  }
}

export type Result = { id: string; operation: 'create' | 'update' | 'delete' | 'none' };

export type Circumstances = {
  transactionId: string;
  timestamp: string;
  autoGenerateArrayKeys: boolean;
  /** Answers the query of a mutation that selects its documents by one. */
  select: (query: string, parameters: Record<string, unknown>) => LakeDocument[];
};

/** Takes one mutation; notes what it does in the overlay. Throws MutationRefusal. */
export function applyMutation(
  mutation: Mutation,
  overlay: Overlay,
  circumstances: Circumstances,
): Result[] {
  if ('create' in mutation) return [create(mutation.create, overlay, circumstances)];
  if ('createOrReplace' in mutation) {
    return [put(mutation.createOrReplace, overlay, circumstances, 'createOrReplace')];
  }
  if ('createIfNotExists' in mutation) {
    const stub = mutation.createIfNotExists;
    const existing = overlay.get(idFor(stub._id));
    if (existing) return [{ id: existing._id, operation: 'none' }];
    return [put(stub, overlay, circumstances, 'createIfNotExists')];
  }
  if ('delete' in mutation) {
    return selected(mutation.delete, circumstances).map((id) => {
      if (mutation.delete.purge) overlay.purged.add(id);
      if (overlay.get(id)) overlay.set(id, null, { delete: { id } });
      return { id, operation: 'delete' };
    });
  }
  const { patch } = mutation;
  return selected(patch, circumstances).map((id) => {
    const { ifRevisionID, ...operations } = operationsOf(patch);
    return patchOne(id, operations, ifRevisionID, overlay, circumstances);
  });
}

type Selection =
  | { id: string | string[] }
  | { query: string; params?: Record<string, unknown> | undefined };

function selected(selection: Selection, { select }: Circumstances): string[] {
  if ('id' in selection) return [selection.id].flat().map(wellFormed);
  return select(selection.query, selection.params ?? {}).map((document) => document._id);
}

function operationsOf(patch: PatchOperations & object): PatchOperations {
  const { set, setIfMissing, unset, inc, dec, insert, diffMatchPatch, ifRevisionID } = patch;
  const all = { set, setIfMissing, unset, inc, dec, insert, diffMatchPatch, ifRevisionID };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

type Stub = { _id?: string | undefined; _type: string; [attribute: string]: unknown };

function create(stub: Stub, overlay: Overlay, circumstances: Circumstances): Result {
  const id = idFor(stub._id);
  if (overlay.get(id)) {
    throw new MutationRefusal(409, {
      type: 'documentAlreadyExistsError',
      description: `Document by ID "${id}" already exists`,
      id,
    });
  }
  return put({ ...stub, _id: id }, overlay, circumstances, 'create');
}

function put(
  stub: Stub,
  overlay: Overlay,
  circumstances: Circumstances,
  kind: 'create' | 'createOrReplace' | 'createIfNotExists',
): Result {
  const id = idFor(stub._id);
  const existing = overlay.get(id);
  const { transactionId, timestamp, autoGenerateArrayKeys } = circumstances;
  const { _id, _type, _createdAt, _updatedAt, _rev, ...rest } = stub;
  requireSameType(existing, _type);
  const content = autoGenerateArrayKeys ? withArrayKeys(rest) : rest;
  const document: LakeDocument = {
    _id: id,
    _type,
    _createdAt: dateOr(_createdAt, timestamp),
    _updatedAt: dateOr(_updatedAt, timestamp),
    _rev: transactionId,
    ...content,
  };
  overlay.set(id, document, {
    [kind]: { ...content, _id: id, _type, _createdAt: document._createdAt },
  });
  return { id, operation: existing ? 'update' : 'create' };
}

function patchOne(
  id: string,
  operations: PatchOperations,
  ifRevisionID: string | undefined,
  overlay: Overlay,
  { transactionId, timestamp, autoGenerateArrayKeys }: Circumstances,
): Result {
  const before = overlay.get(id);
  if (!before) {
    throw new MutationRefusal(409, {
      type: 'documentNotFoundError',
      description: `The document with the ID "${id}" was not found`,
      id,
    });
  }
  if (ifRevisionID !== undefined && before._rev !== ifRevisionID) {
    throw revisionConflict(id, before._rev, ifRevisionID);
  }
  const keyed = autoGenerateArrayKeys ? withArrayKeys(operations) : operations;
  const mutation = { patch: { id, ...keyed } };
  const patched = applyPatch(before, mutation);
  requireSameType(before, patched._type);
  const after = {
    ...patched,
    _id: before._id,
    _type: patched._type,
    _createdAt: before._createdAt,
    _updatedAt: timestamp,
    _rev: transactionId,
  };
  overlay.set(id, after, mutation);
  return { id, operation: 'update' };
}

function applyPatch(before: LakeDocument, mutation: { patch: { id: string } }): LakeDocument {
  let patched: unknown;
  try {
    patched = new DocumentMutation({ mutations: [mutation] }).apply(before);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MutationRefusal(400, {
      type: 'validationError',
      description: `The patch of "${before._id}" cannot be applied: ${reason}`,
      id: before._id,
    });
  }
  if (isDocument(patched) && patched._id === before._id) return patched;
  throw new MutationRefusal(400, {
    type: 'validationError',
    description: `The patch of "${before._id}" would change its _id or remove its _type`,
    id: before._id,
  });
}

export function revisionConflict(id: string, current: string, expected: string): MutationRefusal {
  return new MutationRefusal(409, {
    type: 'documentRevisionIDDoesNotMatchError',
    description: `Document "${id}" has unexpected revision ID ("${current}"), expected "${expected}"`,
    id,
    currentRevisionID: current,
    expectedRevisionID: expected,
  });
}

/** An id as given; one ending in a dot is completed, a missing one made up. Throws if malformed. */
function idFor(id: string | undefined): string {
  return wellFormed(!id || id.endsWith('.') ? `${id ?? ''}${newId()}` : id);
}

/** https://www.sanity.io/docs/ids — throws Sanity's error for an id that no document can have. */
function wellFormed(id: string): string {
  if (/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/.test(id) && !id.includes('..')) return id;
  throw new MutationRefusal(400, {
    type: 'validationError',
    description: `Malformed document ID: "${id}"`,
    id,
  });
}

/** What a document is does not change, as at Sanity: its readers rely on it. */
function requireSameType(before: LakeDocument | null, type: string): void {
  if (!before || before._type === type) return;
  throw new MutationRefusal(400, {
    type: 'validationError',
    description: `document "${before._id}": immutable attribute "_type" may not be modified`,
    id: before._id,
  });
}

function dateOr(given: unknown, fallback: string): string {
  return typeof given === 'string' && !Number.isNaN(Date.parse(given)) ? given : fallback;
}
