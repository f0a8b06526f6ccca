import { z } from 'zod';
import { type Holder, holderAnswer, previewAnswer } from './answers.ts';
import { resolveLinks } from './links.ts';
import type { PreviewAnswer } from './monograph.ts';
import { HOLDER_QUERY, PREVIEW_QUERY, PUBLISHED_QUERY } from './queries.ts';
import { reshape } from './reshape.ts';
import { salvage } from './salvage.ts';
import { slugText } from './shape/text.ts';
import type { ContentSource } from './source.ts';

/**
 * A monograph as its editors see it: the draft if there is one, else what is published. Whatever
 * is unfinished or wrong is listed, and the rest is shown.
 * @param key The slug, or the document's id (without `drafts.`) where there is no slug yet.
 * @param perspective Releases and `drafts`, the first on top.
 * @throws LakeUnavailable if the lake gives no answer.
 */
export async function readPreview(
  everything: ContentSource,
  key: string,
  perspective: string[] = ['drafts'],
): Promise<PreviewAnswer> {
  const source = { ...everything, drafts: everything.drafts.through(perspective) };
  const found = (await ask(source, key)) ?? (await askByPublishedSlug(source, key));
  if (found === null) return { state: 'absent' };
  const { document } = found;
  const { content, faults } = salvage(document);
  const { links, faults: linkFaults } = resolveLinks(content, found.linked);
  const updatedAt = typeof document._updatedAt === 'string' ? document._updatedAt : '';
  const system = { _id: document._id, _rev: document._rev, _updatedAt: updatedAt };
  const hasSlug = slugText.safeParse(slugOf(document)).success;
  const monograph = reshape(system, content, links);
  return {
    state: await stateOf(source, found),
    monograph: hasSlug ? monograph : { ...monograph, slug: document._id },
    faults: [...faults, ...linkFaults],
  };
}

async function stateOf(
  source: ContentSource,
  { document, original }: Holder & { original?: string | null },
): Promise<'draft' | 'changed' | 'published'> {
  if (!original?.match(/^(drafts|versions)\./)) return 'published';
  const id = document._id;
  return (await source.published.ask(PUBLISHED_QUERY, { id }, z.boolean())) ? 'changed' : 'draft';
}

async function ask(
  source: ContentSource,
  key: string,
): Promise<(Holder & { original?: string | null }) | null> {
  return source.drafts.ask(PREVIEW_QUERY, { key }, previewAnswer);
}

/** A draft may have another slug by now than the published page that a reviewer looks at. */
async function askByPublishedSlug(source: ContentSource, slug: string) {
  const id = await source.published.ask(HOLDER_QUERY, { slug }, holderAnswer);
  return id === null ? null : ask(source, id);
}

function slugOf(document: Record<string, unknown>): unknown {
  const { slug } = document;
  return typeof slug === 'object' && slug !== null && 'current' in slug ? slug.current : undefined;
}
