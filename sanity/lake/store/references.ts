/** A reference found somewhere in a document, to a document of the same dataset. */
export type Reference = { target: string; isWeak: boolean };

/** Takes any value; returns every reference in it. Those into other datasets are not ours to check. */
export function referencesIn(value: unknown, found: Reference[] = []): Reference[] {
  if (Array.isArray(value)) {
    for (const item of value) referencesIn(item, found);
  } else if (typeof value === 'object' && value !== null) {
    if ('_ref' in value && typeof value._ref === 'string') {
      const isElsewhere = '_dataset' in value || '_projectId' in value;
      if (!isElsewhere) {
        found.push({ target: value._ref, isWeak: '_weak' in value && value._weak === true });
      }
      return found;
    }
    for (const item of Object.values(value)) referencesIn(item, found);
  }
  return found;
}
