import type { DocumentActionComponent, DuplicateActionProps } from 'sanity';

/** What is true of one medicine's page only: its addresses, its codes, and that somebody reviewed it. */
const OF_THE_ORIGINAL = ['slug', 'previousSlugs', 'identifiers', 'review'];

/** Takes a monograph; returns what a copy of it begins with. */
export function asNewMonograph<T extends { _type: string }>(monograph: T): T {
  const copy = { ...monograph };
  for (const field of OF_THE_ORIGINAL) Reflect.deleteProperty(copy, field);
  return copy;
}

/**
 * Sanity's duplicate action, except that the copy of a monograph claims nothing that holds for the
 * original alone.
 * @param useDuplicate The action to wrap.
 */
export function duplicateAsNew(useDuplicate: DocumentActionComponent): DocumentActionComponent {
  const known = wrapped.get(useDuplicate);
  if (known) return known;
  const useDuplicateAsNew: DocumentActionComponent = (props) => {
    const withoutClaims: DuplicateActionProps = { ...props, mapDocument: asNewMonograph };
    return useDuplicate(withoutClaims);
  };
  useDuplicateAsNew.action = useDuplicate.action;
  useDuplicateAsNew.displayName = 'DuplicateAsNew';
  wrapped.set(useDuplicate, useDuplicateAsNew);
  return useDuplicateAsNew;
}

/** One wrapper per action: a new one on each render would make React forget its state. */
const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();
