import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { letterGroups } from '#lib/atoz/letters.ts';
import { partOf } from '#lib/atoz/parts.ts';
import { loadIndex } from '#lib/content/loaders.ts';
import { REVISION_META, revisionMark } from '#lib/content/revision.ts';
import { canonicalWithFeed, letterPath } from '#lib/seo/site.ts';
import { PartOfAToZ } from '../../_components/lists/PartOfAToZ.tsx';

type Props = { params: Promise<{ letter: string }> };

export const revalidate = 300;
export const dynamicParams = true;

/** The letters; the parts of a long one are made when they are first asked for. */
export async function generateStaticParams(): Promise<{ letter: string }[]> {
  return letterGroups(await loadIndex()).map(({ part }) => ({ letter: part }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const part = partOf(await loadIndex(), (await params).letter);
  if (part === undefined) return { title: 'Page not found', robots: { index: false } };
  const title = `Medicines beginning with ${part.heading}`;
  return {
    title,
    description: `${title}, by generic name, brand name and synonym.`,
    alternates: canonicalWithFeed(letterPath(part.name)),
    ...(part.count === 0 && { robots: { index: false } }),
    other: { [REVISION_META]: revisionMark([part]) },
  };
}

export default async function LetterPage({ params }: Props) {
  const entries = await loadIndex();
  const part = partOf(entries, (await params).letter);
  if (part === undefined) notFound();
  return <PartOfAToZ groups={letterGroups(entries)} part={part} />;
}
