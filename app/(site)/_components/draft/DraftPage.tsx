import { loadPreview, loadSiteSettings } from '#lib/content/loaders.ts';
import { MonographArticle } from '../monograph/MonographArticle.tsx';
import { PageNotFound } from '../PageNotFound.tsx';
import { DraftBanner } from './DraftBanner.tsx';
import { PreviewTools } from './PreviewTools.tsx';

/**
 * What a reviewer sees: the newest text, what is missing or wrong in it, and the Studio's tools.
 * @param props.slug The slug, or the id of a draft that has none yet.
 */
export async function DraftPage({ slug }: { slug: string }) {
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
