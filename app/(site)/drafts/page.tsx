import { loadIndex } from '#lib/content/loaders.ts';
import { requireDraftMode } from '../_components/draft/admission.ts';
import { AToZ } from '../_components/lists/AToZ.tsx';

/** Where the Studio's Presentation tool opens: the A to Z, connected to the Studio. */
export default async function DraftAToZPage() {
  await requireDraftMode('/drugs');
  return <AToZ entries={await loadIndex()} />;
}
