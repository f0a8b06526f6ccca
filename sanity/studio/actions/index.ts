import type { DocumentActionComponent, DocumentActionsContext } from 'sanity';
import { isFromReaders, isSingleton } from '../structure.ts';
import { duplicateAsNew } from './duplicateAsNew.ts';
import { openOnSite } from './openOnSite.ts';
import { publishLeavingRedirect } from './publishLeavingRedirect.ts';

/** Actions that make no sense for a document there is only one of. */
const NOT_FOR_SINGLETONS = new Set<string | undefined>(['duplicate', 'delete', 'unpublish']);

/** A copy of a reader's words would be somebody else's. */
const NOT_FOR_READERS_WORDS = new Set<string | undefined>(['duplicate']);

/** What has a page with an address of its own. */
const ADDRESSED = new Set(['monograph', 'drugClass', 'condition']);

/** Actions after which a draft becomes what readers see: at once, or at its time. */
const PUBLISHING = new Set<string | undefined>(['publish', 'schedule']);

/**
 * Sanity's own actions, with what a page needs besides.
 * @param actions Sanity's, in the order of the menu.
 * @param context The document they are for.
 */
export function documentActions(
  actions: DocumentActionComponent[],
  { schemaType }: Pick<DocumentActionsContext, 'schemaType'>,
): DocumentActionComponent[] {
  if (isSingleton(schemaType)) {
    return actions.filter(({ action }) => !NOT_FOR_SINGLETONS.has(action));
  }
  if (isFromReaders(schemaType)) {
    return actions.filter(({ action }) => !NOT_FOR_READERS_WORDS.has(action));
  }
  if (!ADDRESSED.has(schemaType)) return actions;
  const fitting = actions.map((action) => {
    if (action.action === 'duplicate') return duplicateAsNew(action);
    return PUBLISHING.has(action.action) ? publishLeavingRedirect(action) : action;
  });
  return schemaType === 'monograph' ? [...fitting, openOnSite] : fitting;
}
