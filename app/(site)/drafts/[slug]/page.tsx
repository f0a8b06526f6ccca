import { loadPreview, loadSiteSettings } from '#lib/content/loaders.ts';
import { previewPerspective } from '#lib/preview/perspective.ts';
import { drugPath } from '#lib/seo/site.ts';
import { requireDraftMode } from '../../_components/draft/admission.ts';
import { DraftBanner } from '../../_components/draft/DraftBanner.tsx';
import { MonographArticle } from '../../_components/monograph/MonographArticle.tsx';
import { PageNotFound } from '../../_components/PageNotFound.tsx';

/** A monograph as its editors see it: the newest text, and what is missing or wrong in it. */
export default async function DraftPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  await requireDraftMode(drugPath(slug));
  const answer = await loadPreview(slug, await previewPerspective());
  return (
    <>
      <DraftBanner answer={answer} slug={slug} />
      {answer.state === 'absent' ? (
        <PageNotFound />
      ) : (
        <MonographArticle monograph={answer.monograph} settings={await loadSiteSettings()} />
      )}
    </>
  );
}
