import type { Action } from './action.ts';
import { create } from './create.ts';
import { deleteDocument } from './delete.ts';
import { discard, versionDiscard } from './discard.ts';
import { edit } from './edit.ts';
import { publish } from './publish.ts';
import { releaseActions } from './release/index.ts';
import { replaceDraft } from './replaceDraft.ts';
import { unpublish } from './unpublish.ts';
import { versionCreate, versionReplace, versionUnpublish } from './version.ts';

/** Every action this lake performs, by its `actionType`. */
export const actions = new Map<string, Action>([
  ['sanity.action.document.create', create],
  ['sanity.action.document.edit', edit],
  ['sanity.action.document.publish', publish],
  ['sanity.action.document.unpublish', unpublish],
  ['sanity.action.document.discard', discard],
  ['sanity.action.document.delete', deleteDocument],
  ['sanity.action.document.replaceDraft', replaceDraft],
  ['sanity.action.document.version.create', versionCreate],
  ['sanity.action.document.version.discard', versionDiscard],
  ['sanity.action.document.version.replace', versionReplace],
  ['sanity.action.document.version.unpublish', versionUnpublish],
  ...releaseActions,
]);
