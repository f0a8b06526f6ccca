import type { Identity } from '../access/identity.ts';
import { requireMayChange, requireSignIn } from '../access/permissions.ts';
import { refusedTransaction } from '../errors.ts';
import type { Lake } from '../lake.ts';
import { runQuerySync } from '../query/run.ts';
import { viewOf } from '../query/views.ts';
import { lockedVersion, movedRelease } from '../releases/lock.ts';
import type { Dataset } from '../store/dataset.ts';
import type { LakeDocument } from '../store/document.ts';
import { isDocument } from '../store/json.ts';
import type { Transaction } from '../store/transactions.ts';
import { applyMutation, type Circumstances, MutationRefusal, type Result } from './apply.ts';
import { newTransactionId } from './ids.ts';
import { danglingReference } from './integrity.ts';
import type { Mutation } from './mutation.ts';
import { Overlay } from './overlay.ts';
import { unstorable } from './storable.ts';

export type TransactionRequest = {
  dataset: Dataset;
  identity: Identity;
  transactionId?: string | undefined;
  dryRun?: boolean;
  autoGenerateArrayKeys?: boolean;
  errorType?: 'mutationError' | 'actionError';
  /** Only then a release may be set on its way to another state. */
  movesReleases?: boolean;
};

export type TransactionOutcome = {
  transactionId: string;
  results: Result[];
  /** What each document has become; null: deleted. */
  documents: Map<string, { before: LakeDocument | null; after: LakeDocument | null }>;
};

/** Says what a transaction does, step by step; a step's number names it if it is refused. */
export type Steps = ((overlay: Overlay, circumstances: Circumstances) => Result[])[];

export function stepsOf(mutations: Mutation[]): Steps {
  return mutations.map(
    (mutation) => (overlay, circumstances) => applyMutation(mutation, overlay, circumstances),
  );
}

/**
 * Carries out all steps or none; on return they are on the disk and listeners have been told.
 * Throws Sanity's mutationError (400, 409) for a step that cannot be done, 403 for one not allowed.
 */
export function transact(
  lake: Lake,
  request: TransactionRequest,
  steps: Steps,
): TransactionOutcome {
  const { dataset, identity, errorType = 'mutationError' } = request;
  requireSignIn(identity);
  const transactionId = request.transactionId ?? newTransactionId();
  const timestamp = lake.clock.now();
  const overlay = new Overlay(dataset);
  const circumstances: Circumstances = {
    transactionId,
    timestamp,
    autoGenerateArrayKeys: request.autoGenerateArrayKeys === true,
    select: (query, parameters) => documentsIn(query, parameters, request),
  };
  if (lake.log.has(dataset, transactionId)) {
    throw refusedTransaction(errorType, 409, 0, alreadyDone(transactionId));
  }
  const results = steps.flatMap((step, index) => {
    try {
      return step(overlay, circumstances);
    } catch (error) {
      if (!(error instanceof MutationRefusal)) throw error;
      throw refusedTransaction(errorType, error.status, index, error.problem);
    }
  });
  const unreadable = unstorable(overlay);
  if (unreadable) throw refusedTransaction(errorType, 400, 0, unreadable);
  const changes = overlay.changes();
  requireMayChange(identity, dataset, changes);
  const locked =
    lockedVersion(dataset, changes) ?? (request.movesReleases ? undefined : movedRelease(changes));
  if (locked)
    throw refusedTransaction(
      errorType,
      locked.type === 'documentLockedError' ? 409 : 400,
      0,
      locked,
    );
  const dangling = danglingReference(overlay);
  if (dangling) throw refusedTransaction(errorType, 409, 0, dangling);
  if (!request.dryRun && changes.length > 0) {
    write(lake, dataset, { id: transactionId, author: identity.id, timestamp, changes });
  }
  const documents = new Map(changes.map(({ id, before, after }) => [id, { before, after }]));
  return { transactionId, results, documents };
}

function write(lake: Lake, dataset: Dataset, transaction: Transaction): void {
  const { id: transactionId, timestamp, changes } = transaction;
  lake.log.commit(dataset, transaction, () => {
    for (const { id: documentId, before, after } of changes) {
      const { project: projectId, name } = dataset;
      const change = { projectId, dataset: name, transactionId, timestamp, documentId };
      lake.outbox.enqueue({ ...change, before, after });
    }
  });
  lake.feed.tell({ dataset, transaction });
}

function alreadyDone(transactionId: string) {
  const description = `Transaction "${transactionId}" has already been carried out`;
  return { type: 'transactionAlreadyExistsError', description, transactionId };
}

/** The documents that a mutation selects by query: whole documents, of those one may read. */
function documentsIn(
  query: string,
  parameters: Record<string, unknown>,
  { dataset, identity }: TransactionRequest,
): LakeDocument[] {
  const snapshot = viewOf(dataset, identity, 'raw');
  const found = runQuerySync({ query, parameters, identity: identity.id }, snapshot);
  const documents = Array.isArray(found) ? found : [found];
  return documents.filter(isDocument);
}
