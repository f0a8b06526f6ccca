import { loadMovedTerm, loadTermPage } from '#lib/content/loaders.ts';
import { type AroundPage, orNotFound } from '../../_components/orNotFound.tsx';

export default async function ClassLayout({ children, params }: AroundPage<{ slug: string }>) {
  const { slug } = await params;
  const known = (await loadTermPage('drugClass', slug)) ?? (await loadMovedTerm('drugClass', slug));
  return orNotFound(known !== undefined, children);
}
