import type { Attempt } from '../access/attempt.ts';
import type { Identity } from '../access/identity.ts';
import { requireMayChange, requireMayChangeAnything } from '../access/mayChange.ts';
import { apiError, type MutationProblem, refusedTransaction } from '../errors.ts';
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
import { pastToErase } from './purge.ts';
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
 * Throws Sanity's mutationError: 400 or 409 for a step that cannot be done, 403 for one not allowed.
 */
export function transact(
  lake: Lake,
  request: TransactionRequest,
  steps: Steps,
): TransactionOutcome {
  const { dataset, identity, errorType = 'mutationError' } = request;
  const refusing = <T>(step: number | ((id: unknown) => number), carryOut: () => T): T => {
    try {
      return carryOut();
    } catch (error) {
      if (!(error instanceof MutationRefusal)) throw error;
      const index = typeof step === 'number' ? step : step(error.problem.id);
      throw refusedTransaction(errorType, error.status, index, error.problem);
    }
  };
  refusing(0, () => requireMayChangeAnything(identity));
  const transactionId = checkedId(request.transactionId) ?? newTransactionId();
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
  const outcomes = steps.map((step, index) => refusing(index, () => step(overlay, circumstances)));
  const stepOn = (id: unknown) =>
    Math.max(
      0,
      outcomes.findLastIndex((results) => results.some((result) => result.id === id)),
    );
  const past = { history: lake.history, transactionId, timestamp };
  refusing(stepOn, () => requireSound({ ...past, overlay, identity }, request));
  const changes = overlay.changes();
  const erased = refusing(stepOn, () => pastToErase({ ...past, overlay, identity }));
  if (!request.dryRun && (changes.length > 0 || erased.size > 0)) {
    write(lake, dataset, { id: transactionId, author: identity.id, timestamp, changes }, erased);
  }
  const documents = new Map(changes.map(({ id, before, after }) => [id, { before, after }]));
  return { transactionId, results: outcomes.flat(), documents };
}

/** Throws MutationRefusal for what may not be kept, however it came about. */
function requireSound(attempt: Attempt, { dataset, movesReleases }: TransactionRequest) {
  const { overlay } = attempt;
  const refuse = (status: 400 | 409, problem: MutationProblem | undefined) => {
    if (problem) throw new MutationRefusal(status, problem);
  };
  refuse(400, unstorable(overlay));
  const changes = overlay.changes();
  requireMayChange(attempt);
  const locked = movesReleases ? undefined : lockedVersion(dataset, changes);
  refuse(locked?.type === 'documentLockedError' ? 409 : 400, locked);
  if (!movesReleases) refuse(400, movedRelease(changes));
  refuse(409, danglingReference(overlay));
}

/** Transaction ids become revisions and stand in event streams. Throws a 400 for others. */
function checkedId(transactionId: string | undefined): string | undefined {
  if (transactionId === undefined || /^[\w.-]{1,128}$/.test(transactionId)) return transactionId;
  throw apiError(400, `"transactionId" is 1 to 128 letters, digits, ".", "_" or "-"`);
}

function write(lake: Lake, dataset: Dataset, transaction: Transaction, erased: Set<string>): void {
  const { id: transactionId, timestamp, changes } = transaction;
  const commit = () => {
    lake.log.commit(dataset, transaction, () => {
      for (const { id: documentId, before, after } of changes) {
        const { project: projectId, name } = dataset;
        const change = { projectId, dataset: name, transactionId, timestamp, documentId };
        lake.outbox.enqueue({ ...change, before, after });
      }
      lake.removals.note(dataset, changes);
      if (erased.size > 0) lake.erasure.erase(dataset, erased);
    });
  };
  if (erased.size > 0) lake.erasure.thoroughly(commit);
  else commit();
  void lake.removals.carryOut();
  if (changes.length > 0) lake.feed.tell({ dataset, transaction });
  // Last, because what it says if it fails is true: the past is not erased yet. Purge once more.
  if (erased.size > 0) lake.erasure.emptyLog();
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
