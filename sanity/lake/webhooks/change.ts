import type { LakeDocument } from '../store/document.ts';

/** What one transaction made of one document. */
export type DocumentChange = {
  projectId: string;
  dataset: string;
  transactionId: string;
  timestamp: string;
  documentId: string;
  before: LakeDocument | null;
  after: LakeDocument | null;
};

export type Operation = 'create' | 'update' | 'delete';

/** Takes a change; returns its kind as webhooks name it, or null if nothing was there or is. */
export function operationOf(change: Pick<DocumentChange, 'before' | 'after'>): Operation | null {
  if (change.after) return change.before ? 'update' : 'create';
  return change.before ? 'delete' : null;
}
