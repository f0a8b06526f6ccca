import type { LakeDocument } from './document.ts';

/**
 * How a change is told in Mendoza, Sanity's format for differences. `[0, value]` replaces all: the
 * longest of all valid ways, and right for any change. https://github.com/sanity-io/mendoza
 */
export function mendozaEffects(before: LakeDocument | null, after: LakeDocument | null) {
  return { apply: [0, after], revert: [0, before] };
}
