import type { DocumentRule, SanityDocument } from 'sanity';
import { check, type DocumentType, type Fault, SHAPES } from '#lib/content/shape/check.ts';
import { isRequiredBySanity } from './requiredBySanity.ts';

/**
 * The rule that keeps the Studio from publishing what the site would refuse: the site's own shape,
 * asked about the document as it would stand once published.
 * @param type The document type to guard.
 * @returns a document-level validation; each fault is an error at its field.
 */
export function publishGuard(type: DocumentType) {
  return (rule: DocumentRule): DocumentRule =>
    rule.custom((document, context) => {
      const faults = faultsOf(type, document).filter(
        (fault) => !isRequiredBySanity(fault, context.type),
      );
      return faults.length === 0 ? true : faults.map(({ path, message }) => ({ path, message }));
    });
}

/**
 * What the site would find wrong with a document if it were published now.
 * @param type Its document type.
 * @param document The draft or published document as the Studio holds it.
 * @returns one entry per broken rule; empty if it may be published.
 */
export function faultsOf(
  type: DocumentType,
  document: Partial<SanityDocument> | undefined,
): Fault[] {
  const result = check<unknown>(SHAPES[type], asPublished(type, document));
  return result.valid ? [] : result.faults;
}

/** What the Studio's list of a release notes on each document it has checked. */
const NOTES_OF_RELEASES = new Set(['publishedDocumentExists', 'draftDocumentExists']);

/**
 * A new document is valid before the lake has given it a revision and dates, so those that are
 * missing are filled in; publishing sets them.
 */
function asPublished(type: DocumentType, document: Partial<SanityDocument> | undefined) {
  const now = new Date().toISOString();
  const system = { _id: type, _rev: 'unsaved', _createdAt: now, _updatedAt: now, _type: type };
  const asIs = Object.entries({ ...system, ...document });
  return Object.fromEntries(asIs.filter(([name]) => !NOTES_OF_RELEASES.has(name)));
}
