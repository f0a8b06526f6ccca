import type { Metadata } from 'next';
import { draftMode } from 'next/headers';
import { redirect } from 'next/navigation';
import { loadPreview, loadSiteSettings } from '#lib/content/loaders.ts';
import { drugPath } from '#lib/seo/site.ts';
import { DraftBanner } from '../../_components/draft/DraftBanner.tsx';
import { leaveDraftMode } from '../../_components/draft/leave.ts';
import { PreviewTools } from '../../_components/draft/PreviewTools.tsx';
import { MonographArticle } from '../../_components/monograph/MonographArticle.tsx';
import { PageNotFound } from '../../_components/PageNotFound.tsx';

type Props = { params: Promise<{ slug: string }> };

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Draft', robots: { index: false, follow: false } };

/**
 * What a reviewer sees at `/drugs/…`: the newest text, what is missing or wrong in it, and the
 * Studio's tools. It is a route of its own so that nothing an editor needs reaches a reader.
 */
export default async function DraftPage({ params }: Props) {
  const { slug } = await params;
  // A cookie that no longer lets anyone in: give it up and show what everybody sees.
  if (!(await draftMode()).isEnabled) redirect(leaveDraftMode(drugPath(slug)));
  const answer = await loadPreview(slug);
  return (
    <>
      <DraftBanner answer={answer} slug={slug} />
      {answer.state === 'absent' ? (
        <PageNotFound />
      ) : (
        <MonographArticle monograph={answer.monograph} settings={await loadSiteSettings()} />
      )}
      <PreviewTools />
    </>
  );
}
