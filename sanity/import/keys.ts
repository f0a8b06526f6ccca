import { fingerprint } from './fingerprint.ts';

/**
 * Gives every list member of a document a `_key` from its position and content, so that the same
 * file always becomes the same document. Link definitions and the marks that name them follow.
 * @returns a copy; members of lists that are plain values stay as they are.
 */
export function withKeys(value: unknown, path = ''): unknown {
  if (Array.isArray(value)) {
    return value.map((member, index) => {
      const inner = withKeys(member, `${path}/${index}`);
      if (!isRecord(inner) || !('_type' in inner) || inner._type === 'link') return inner;
      return { ...inner, _key: keyOf(`${path}/${index}`, member) };
    });
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withKeys(member, `${path}/${name}`)]),
  );
}

/**
 * A copy without the `_key`s of list members, for comparing what documents say. Links are
 * compared by where they lead: their keys are numbered in the order of their definitions.
 */
export function withoutKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((member) => withoutKeys(member));
  if (!isRecord(value)) return value;
  const renamed = value._type === 'block' ? withNumberedLinks(value) : value;
  return Object.fromEntries(
    Object.entries(renamed)
      .filter(([name, member]) => name !== '_key' && member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, withoutKeys(member)]),
  );
}

/** Whether two values say the same, whatever the keys of their list members. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(withoutKeys(one)) === JSON.stringify(withoutKeys(other));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(path: string, member: unknown): string {
  return fingerprint(`${path}:${JSON.stringify(withoutKeys(member))}`);
}

function withNumberedLinks(block: Record<string, unknown>): Record<string, unknown> {
  const definitions = Array.isArray(block.markDefs) ? block.markDefs.filter(isRecord) : [];
  const names = new Map(definitions.map((one, index) => [one._key, `link ${index}`]));
  const children = Array.isArray(block.children) ? block.children.filter(isRecord) : [];
  return {
    ...block,
    // An absent list and an empty one say the same, as do an absent style and the only one.
    style: 'normal',
    markDefs: definitions,
    children: children.map((child) => ({
      ...child,
      marks: (Array.isArray(child.marks) ? child.marks : []).map((mark) => names.get(mark) ?? mark),
    })),
  };
}
