import { check, type Fault, SHAPES } from './shape/check.ts';
import { type MonographContent, monographContent } from './shape/monograph.ts';

/** Shown where a draft has no usable title yet. */
export const UNTITLED = 'Untitled monograph';

/** A draft that needs more passes than this is not a monograph at all. */
const MOST_PASSES = 50;

type Step = string | number;

/**
 * Saves what can be shown of an unfinished monograph: what breaks a rule is taken out, as little
 * of it as possible (a mark, a list member, a field), until the rest passes.
 * @param document A draft as stored.
 * @returns the part that passes, with placeholders for title and address, and every fault of the
 * whole.
 */
export function salvage(document: Record<string, unknown>): {
  content: MonographContent;
  faults: Fault[];
} {
  const checked = check(SHAPES.monograph, document);
  const faults = checked.valid ? [] : checked.faults;
  let rest = contentOf(document);
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const result = monographContent.safeParse(rest);
    if (result.success) return { content: result.data, faults };
    const doomed = result.error.issues.flatMap((issue) => {
      const path = issue.path.filter((step) => typeof step !== 'symbol');
      const paths =
        issue.code === 'unrecognized_keys' ? issue.keys.map((name) => [...path, name]) : [path];
      return paths.map((each) => standing(rest, each));
    });
    for (const path of doomed) remove(rest, path);
    rest = compact(rest);
  }
  return { content: { title: titleOf(document), slug: placeholderSlug() }, faults };
}

/** The content fields of a document, copied, with placeholders where the page cannot do without. */
function contentOf(document: Record<string, unknown>): Record<string, unknown> {
  const { _id, _rev, _type, _createdAt, _updatedAt, _system, ...content } = document;
  const copy = structuredClone(content);
  const hasSlug = monographContent.shape.slug.safeParse(copy.slug).success;
  return {
    ...copy,
    title: titleOf(document),
    slug: hasSlug ? copy.slug : placeholderSlug(),
  };
}

function titleOf(document: Record<string, unknown>): string {
  const title = monographContent.shape.title.safeParse(document.title);
  return title.success ? title.data : UNTITLED;
}

function placeholderSlug(): MonographContent['slug'] {
  return { current: 'draft' };
}

/**
 * What to take out for a fault at a path: what stands there or, where nothing does (something
 * required is missing), what misses it.
 */
function standing(root: unknown, path: readonly Step[]): readonly Step[] {
  return path.length === 0 || at(root, path) !== undefined
    ? path
    : standing(root, path.slice(0, -1));
}

/** Leaves a hole in a list, so that the indexes of other faults stay right; `compact` closes it. */
function remove(root: unknown, path: readonly Step[]): void {
  const last = path.at(-1);
  if (last === undefined) return;
  const parent = at(root, path.slice(0, -1));
  if (Array.isArray(parent)) delete parent[Number(last)];
  else if (isRecord(parent)) delete parent[String(last)];
}

function at(root: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isRecord(value) ? value[String(step)] : undefined;
  }, root);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compact<T extends Record<string, unknown>>(record: T): T {
  for (const [name, value] of Object.entries(record))
    Object.assign(record, { [name]: closed(value) });
  return record;
}

function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(() => true).map(closed);
  return isRecord(value) ? compact(value) : value;
}
