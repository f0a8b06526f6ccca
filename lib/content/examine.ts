import type { Holder } from './answers.ts';
import { resolveLinks } from './links.ts';
import type { Monograph } from './monograph.ts';
import { reshape } from './reshape.ts';
import { type Checked, check, type Fault, SHAPES } from './shape/check.ts';

/**
 * Decides whether a fetched monograph is fit to show.
 * @param holder The stored document and what it refers to, as fetched.
 * @returns the page's monograph, or every reason against it.
 */
export function examine(holder: Holder): Checked<Monograph> {
  const checked = check(SHAPES.monograph, holder.document);
  if (!checked.valid) return checked;
  const { _id, _rev, _updatedAt, _createdAt, _type, _system, ...content } = checked.value;
  const { links, faults } = resolveLinks(content, holder.linked);
  if (faults.length > 0) return { valid: false, faults };
  return { valid: true, value: reshape({ _id, _rev, _updatedAt }, content, links) };
}

/**
 * Two published documents under one address: the one that readers know keeps it, else the older.
 * The other is at fault, so that it harms only itself.
 * @param holders Oldest first.
 * @param remembered The id of the document that had a good page there.
 */
export function rightfulHolder<T>(
  holders: readonly T[],
  idOf: (holder: T) => string,
  remembered: string | undefined,
): T | undefined {
  return holders.find((holder) => idOf(holder) === remembered) ?? holders[0];
}

const CALLED = { monograph: 'monograph', drugClass: 'drug class', condition: 'condition' };

/** The fault of a document whose address another one holds. */
export function addressTaken(holderId: string, type: keyof typeof CALLED): Fault {
  return {
    path: ['slug', 'current'],
    rule: 'address-taken',
    message: `The ${CALLED[type]} "${holderId}" already has this address: choose another.`,
  };
}
