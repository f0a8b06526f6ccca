import { Afterwards } from '../mutate/afterwards.ts';
import type { Overlay } from '../mutate/overlay.ts';
import type { Change } from '../store/dataset.ts';
import { publishedIdOf } from '../store/document.ts';
import type { History, State } from '../store/history.ts';
import type { Circumstances } from './expression.ts';
import type { Identity } from './identity.ts';
import { changedFields, NewestChanges } from './newestChanges.ts';

/** A transaction in the making, and who attempts it. */
export type Attempt = {
  identity: Identity;
  overlay: Overlay;
  history: History;
  transactionId: string;
  timestamp: string;
};

/** Takes an attempt; returns what tells the circumstances of each change in it. */
export function circumstancesIn(attempt: Attempt): (change: Change) => Circumstances {
  const { identity, overlay, history, timestamp } = attempt;
  const { dataset } = overlay;
  const newest = new NewestChanges(history, dataset);
  let afterwards: Afterwards | undefined;
  const snapshot = () => {
    afterwards ??= new Afterwards(overlay);
    return afterwards;
  };
  return ({ id, before, after }) => {
    const publishedId = publishedIdOf(id);
    const values = {
      after: () => after,
      before: () => before,
      // A draft or version begins as what is published.
      fields: () => changedFields(before ?? dataset.get(publishedId) ?? null, after),
      name: () => identity.displayName,
      publishedId: () => publishedId,
    };
    return {
      identity,
      snapshot,
      timestamp,
      parameter: (name) => values[name](),
      changes: (of) => newest.of(of, comingTo(of, attempt)),
    };
  };
}

/** What the attempt makes of a document, as history will have it. */
function comingTo(documentId: string, attempt: Attempt): State | undefined {
  const { identity, overlay, transactionId, timestamp } = attempt;
  if (!overlay.isChanged(documentId)) return undefined;
  const after = overlay.get(documentId);
  const sequence = Number.MAX_SAFE_INTEGER;
  return { sequence, transactionId, author: identity.id, timestamp, documentId, after };
}
