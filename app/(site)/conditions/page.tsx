import type { Metadata } from 'next';
import { loadTermLines } from '#lib/content/loaders.ts';
import { REVISION_META, revisionMark } from '#lib/content/revision.ts';
import { canonicalWithFeed } from '#lib/seo/site.ts';
import { TermList } from '../_components/lists/TermList.tsx';

export const revalidate = 300;

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: 'Conditions',
    description: 'Every condition on this site, with the medicines used in it.',
    alternates: canonicalWithFeed('/conditions'),
    other: { [REVISION_META]: revisionMark(await loadTermLines('condition')) },
  };
}

export default async function ConditionListPage() {
  return (
    <TermList
      title="Conditions"
      standfirst="What medicines on this site are used in. Look up a condition to find the medicines whose pages are about it."
      terms={await loadTermLines('condition')}
    />
  );
}
