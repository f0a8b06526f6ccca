import type { Metadata } from 'next';
import { loadIndex } from '#lib/content/loaders.ts';
import { REVISION_META, revisionMark } from '#lib/content/revision.ts';
import { canonicalWithFeed } from '#lib/seo/site.ts';
import { AToZ } from '../_components/lists/AToZ.tsx';

export const revalidate = 300;

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: 'Medicines A to Z',
    description: 'Every medicine on this site by generic name, brand name and synonym.',
    alternates: canonicalWithFeed('/drugs'),
    other: { [REVISION_META]: revisionMark(await loadIndex()) },
  };
}

export default async function AToZPage() {
  return <AToZ entries={await loadIndex()} />;
}
