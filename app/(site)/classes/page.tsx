import type { Metadata } from 'next';
import { loadTermLines } from '#lib/content/loaders.ts';
import { REVISION_META, revisionMark } from '#lib/content/revision.ts';
import { canonicalWithFeed } from '#lib/seo/site.ts';
import { TermList } from '../_components/lists/TermList.tsx';

export const revalidate = 300;

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: 'Drug classes',
    description: 'Every class of medicines on this site, with the medicines in it.',
    alternates: canonicalWithFeed('/classes'),
    other: { [REVISION_META]: revisionMark(await loadTermLines('drugClass')) },
  };
}

export default async function ClassListPage() {
  return (
    <TermList
      title="Drug classes"
      standfirst="Medicines that work in the same way belong to the same class."
      terms={await loadTermLines('drugClass')}
    />
  );
}
