/** A reference found somewhere in a document. One into another dataset is not ours to check. */
export type Reference = { target: string; isWeak: boolean; isElsewhere: boolean };

/** Takes any value; returns every reference in it. */
export function referencesIn(value: unknown, found: Reference[] = []): Reference[] {
  if (Array.isArray(value)) {
    for (const item of value) referencesIn(item, found);
  } else if (typeof value === 'object' && value !== null) {
    // As for groq-js: what has a reference is one, and nothing else.
    if ('_ref' in value && value._ref) {
      const isElsewhere = '_dataset' in value || '_projectId' in value;
      const isWeak = '_weak' in value && value._weak === true;
      if (typeof value._ref === 'string') found.push({ target: value._ref, isWeak, isElsewhere });
      return found;
    }
    for (const item of Object.values(value)) referencesIn(item, found);
  }
  return found;
}
