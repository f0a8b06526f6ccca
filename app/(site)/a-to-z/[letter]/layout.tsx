import { partOf } from '#lib/atoz/parts.ts';
import { loadIndex } from '#lib/content/loaders.ts';
import { type AroundPage, orNotFound } from '../../_components/orNotFound.tsx';

export default async function LetterLayout({ children, params }: AroundPage<{ letter: string }>) {
  return orNotFound(partOf(await loadIndex(), (await params).letter) !== undefined, children);
}
