import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { loadMovedTerm, loadSiteSettings, loadTermPage } from '#lib/content/loaders.ts';
import { env } from '#lib/env.ts';
import { termJsonLd } from '#lib/seo/jsonLd.ts';
import { classPath } from '#lib/seo/site.ts';
import { JsonLd } from '../../_components/JsonLd.tsx';
import { TermArticle } from '../../_components/lists/TermArticle.tsx';
import { termMetadata } from '../../_components/lists/termMetadata.ts';

type Props = { params: Promise<{ slug: string }> };

export const revalidate = 300;
export const dynamicParams = true;

/** Each is made when it is first asked for: a build has enough to do with the medicines. */
export function generateStaticParams(): { slug: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return termMetadata(await loadTermPage('drugClass', (await params).slug));
}

export default async function ClassPage({ params }: Props) {
  const { slug } = await params;
  const page = await loadTermPage('drugClass', slug);
  if (page === undefined) {
    const moved = await loadMovedTerm('drugClass', slug);
    if (moved === undefined) notFound();
    permanentRedirect(classPath(moved));
  }
  const { term, medicines } = page;
  return (
    <>
      <JsonLd of={termJsonLd(term, medicines, await loadSiteSettings(), env().siteUrl)} />
      <TermArticle page={page} />
    </>
  );
}
