import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { loadMonograph, loadRelated, loadSiteSettings, loadSlugs } from '#lib/content/loaders.ts';
import { REVISION_META, revisionMark } from '#lib/content/revision.ts';
import { env } from '#lib/env.ts';
import { markdownPath } from '#lib/markdown/form.ts';
import { drugPicture } from '#lib/picture/address.ts';
import { monographJsonLd } from '#lib/seo/jsonLd.ts';
import { drugPath, SITE_NAME } from '#lib/seo/site.ts';
import { pageDescription, pageTitle } from '#lib/seo/summary.ts';
import { JsonLd } from '../../_components/JsonLd.tsx';
import { MonographArticle } from '../../_components/monograph/MonographArticle.tsx';
import { Still } from '../../_components/still/Still.tsx';

type Props = { params: Promise<{ slug: string }> };

export const revalidate = 300;
export const dynamicParams = true;

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await loadSlugs()).map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const answer = await loadMonograph(slug);
  switch (answer.state) {
    case 'moved':
      return {};
    case 'absent':
      return { title: 'Page not found', robots: { index: false } };
    case 'beingCorrected':
      return { title: 'This page is being corrected', robots: { index: false } };
    case 'published': {
      const { monograph } = answer;
      const title = pageTitle(monograph);
      const description = pageDescription(monograph);
      const url = drugPath(monograph.slug);
      return {
        title,
        description,
        alternates: { canonical: url, types: { 'text/markdown': markdownPath(slug) } },
        openGraph: {
          siteName: SITE_NAME,
          type: 'article',
          title,
          description,
          url,
          modifiedTime: monograph.updatedAt,
          images: [drugPicture(monograph)],
        },
        other: { [REVISION_META]: revisionMark(answer) },
      };
    }
  }
}

export default async function DrugPage({ params }: Props) {
  const { slug } = await params;
  const answer = await loadMonograph(slug);
  switch (answer.state) {
    case 'moved':
      return permanentRedirect(drugPath(answer.slug));
    case 'absent':
    case 'beingCorrected':
      return notFound();
    case 'published': {
      const settings = await loadSiteSettings();
      const jsonLd = monographJsonLd(answer.monograph, settings, env().siteUrl);
      return (
        <>
          <JsonLd of={jsonLd} />
          <Still>
            <MonographArticle
              monograph={answer.monograph}
              related={await loadRelated(answer.monograph)}
              settings={settings}
              keptSince={answer.keptSince}
            />
          </Still>
        </>
      );
    }
  }
}
