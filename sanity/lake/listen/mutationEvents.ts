import type { Identity } from '../access/identity.ts';
import { may } from '../access/permissions.ts';
import type { Snapshot } from '../query/snapshot.ts';
import type { LakeDocument } from '../store/document.ts';
import { mendozaEffects } from '../store/effects.ts';
import type { Revision } from '../store/history.ts';

export type ListenOptions = {
  includeResult: boolean;
  includePreviousRevision: boolean;
  includeMutations: boolean;
  withEffects: boolean;
  visibility: string;
};

export type Listener = {
  identity: Identity;
  options: ListenOptions;
  isFollowed: (document: LakeDocument | null, snapshot: Snapshot) => boolean;
};

/** A transaction's change of one document, as it happened or as history tells it. */
export type ListenedChange = Omit<Revision, 'sequence'>;

export type MutationEvent = {
  eventId: string;
  documentId: string;
  transition: 'appear' | 'update' | 'disappear';
  [attribute: string]: unknown;
};

/** Takes one transaction's changes; returns the events that this listener is to hear. */
export function mutationEvents(
  changes: ListenedChange[],
  listener: Listener,
  snapshot: Snapshot,
): MutationEvent[] {
  const events = changes.flatMap((change) => eventOf(change, listener, snapshot) ?? []);
  // A listener waits for all events of a transaction, so it is told of those it will get.
  return events.map((event, index) => ({
    ...event,
    transactionTotalEvents: events.length,
    transactionCurrentEvent: index + 1,
  }));
}

function eventOf(
  change: ListenedChange,
  { identity, options, isFollowed }: Listener,
  snapshot: Snapshot,
): MutationEvent | undefined {
  const { before, after, documentId, transactionId } = change;
  const hears = (document: LakeDocument | null) =>
    document !== null &&
    may(identity, 'read', document, snapshot.dataset) &&
    isFollowed(document, snapshot);
  const was = hears(before);
  const is = hears(after);
  if (!was && !is) return undefined;
  const effects = options.withEffects
    ? mendozaEffects(was ? before : null, is ? after : null)
    : undefined;
  return {
    eventId: `${transactionId}#${documentId}`,
    documentId,
    transactionId,
    transition: was && is ? 'update' : is ? 'appear' : 'disappear',
    identity: change.author,
    timestamp: change.timestamp,
    ...(before ? { previousRev: before._rev } : {}),
    resultRev: transactionId,
    visibility: options.visibility,
    mutations: options.includeMutations ? change.mutations : [],
    ...(effects ? { effects } : {}),
    ...(options.includeResult && is ? { result: after } : {}),
    ...(options.includePreviousRevision && was ? { previous: before } : {}),
  };
}
