import { createHash } from 'node:crypto';
import type { MonographAnswer, Term } from './monograph.ts';

/** Next drops tags longer than 256 characters. */
const LONGEST_NAME = 200;

export const INDEX_TAG = 'index';
export const SETTINGS_TAG = 'settings';

/** The page of an address, whether or not there is a monograph. */
export function addressTag(slug: string): string {
  return `drugs/${shortened(slug)}`;
}

/** Every page that shows something of a document. */
export function documentTag(id: string): string {
  return `document/${shortened(id)}`;
}

/** The page of a class or condition, whether or not there is one. */
export function termTag(kind: Term['kind'], slug: string): string {
  return `${kind}/${shortened(slug)}`;
}

/** The tags of the page that shows an answer. */
export function tagsOf(slug: string, answer: MonographAnswer): string[] {
  if (answer.state !== 'published') return [addressTag(slug)];
  const { id, drugClasses, conditions, ingredients, interactions = [] } = answer.monograph;
  const linked = [...drugClasses, ...conditions, ...ingredients].map((link) => link.id);
  const interacting = interactions.flatMap(({ link, classLink }) =>
    [link, classLink].flatMap((each) => each?.id ?? []),
  );
  const ids = new Set([id, ...linked, ...interacting]);
  return [addressTag(slug), ...[...ids].map(documentTag)].slice(0, 100);
}

function shortened(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  return createHash('sha256').update(name).digest('hex');
}
