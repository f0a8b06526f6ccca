import { z } from 'zod';
import type { Identity } from '../access/identity.ts';
import { apiError } from '../errors.ts';
import {
  applyMutation,
  type Circumstances,
  MutationRefusal,
  type Result,
  revisionConflict,
} from '../mutate/apply.ts';
import type { Mutation } from '../mutate/mutation.ts';
import type { Overlay } from '../mutate/overlay.ts';
import type { LakeDocument } from '../store/document.ts';
import type { History } from '../store/history.ts';

/** Who acts, and the past that an action may look up. */
export type Setting = { identity: Identity; history: History };

/** What an action does, told in mutations. https://www.sanity.io/docs/http-actions */
export type Performance = Setting & {
  overlay: Overlay;
  transactionId: string;
  timestamp: string;
  mutate: (mutation: Mutation) => Result[];
  /** The same on something else than the transaction in the making. */
  on: (overlay: Overlay) => Performance;
};

export type Action = (
  request: unknown,
  setting: Setting,
) => (overlay: Overlay, at: Circumstances) => Result[];

/** Takes the shape of an action's request, and what it does. */
export function defineAction<Shape extends z.ZodRawShape>(
  shape: Shape,
  perform: (request: z.output<z.ZodObject<Shape>>, performance: Performance) => Result[],
): Action {
  const schema = z.object(shape);
  return (request, setting) => {
    const parsed = schema.safeParse(request);
    if (!parsed.success) {
      throw apiError(400, `Not a valid action: ${z.prettifyError(parsed.error)}`);
    }
    return (overlay, circumstances) =>
      perform(parsed.data, performanceOn(overlay, circumstances, setting));
  };
}

export function performanceOn(
  overlay: Overlay,
  circumstances: Circumstances,
  setting: Setting,
): Performance {
  return {
    ...setting,
    overlay,
    transactionId: circumstances.transactionId,
    timestamp: circumstances.timestamp,
    mutate: (mutation) => applyMutation(mutation, overlay, circumstances),
    on: (other) => performanceOn(other, circumstances, setting),
  };
}

/** The document of an id; throws Sanity's documentNotFoundError if there is none. */
export function existing(overlay: Overlay, id: string): LakeDocument {
  const document = overlay.get(id);
  if (document) return document;
  throw new MutationRefusal(409, {
    type: 'documentNotFoundError',
    description: `The document with the ID "${id}" was not found`,
    id,
  });
}

export function refuseExisting(overlay: Overlay, id: string): void {
  if (!overlay.get(id)) return;
  throw new MutationRefusal(409, {
    type: 'documentAlreadyExistsError',
    description: `Document by ID "${id}" already exists`,
    id,
  });
}

/** Throws the revision conflict (409) if a document is not, or no longer, at the expected revision. */
export function requireRevision(overlay: Overlay, id: string, expected: string | undefined): void {
  if (expected === undefined) return;
  const revision = overlay.get(id)?._rev ?? '';
  if (revision !== expected) throw revisionConflict(id, revision, expected);
}

/** The draft or version an action is about: named `versionId`, in older requests `draftId`. */
export function namedVersion(request: {
  versionId?: string | undefined;
  draftId?: string | undefined;
}): string {
  const id = request.versionId ?? request.draftId;
  if (id !== undefined) return id;
  throw apiError(400, 'Not a valid action: give versionId or draftId');
}

/** A document's content under another id; what the lake itself keeps on it is left behind. */
export function copyAs<T extends LakeDocument>(document: T, id: string) {
  const { _rev, _updatedAt, _system, ...content } = document;
  return { ...content, _id: id, _type: document._type };
}
