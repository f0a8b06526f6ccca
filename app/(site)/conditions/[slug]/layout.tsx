import { loadMovedTerm, loadTermPage } from '#lib/content/loaders.ts';
import { type AroundPage, orNotFound } from '../../_components/orNotFound.tsx';

export default async function ConditionLayout({ children, params }: AroundPage<{ slug: string }>) {
  const { slug } = await params;
  const known = (await loadTermPage('condition', slug)) ?? (await loadMovedTerm('condition', slug));
  return orNotFound(known !== undefined, children);
}
