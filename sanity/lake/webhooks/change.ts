import type { LakeDocument } from '../store/document.ts';

export type Operation = 'create' | 'update' | 'delete';

/** Which change of which document a message is about: what its headers say. */
export type Occasion = {
  projectId: string;
  dataset: string;
  transactionId: string;
  timestamp: string;
  documentId: string;
  operation: Operation;
};

/** What one transaction made of one document. */
export type DocumentChange = Omit<Occasion, 'operation'> & {
  before: LakeDocument | null;
  after: LakeDocument | null;
};

/** Takes a change; returns its kind as webhooks name it, or null if nothing was there or is. */
export function operationOf(change: Pick<DocumentChange, 'before' | 'after'>): Operation | null {
  if (change.after) return change.before ? 'update' : 'create';
  return change.before ? 'delete' : null;
}
