import { loadTermPage } from '#lib/content/loaders.ts';
import { type AroundPage, orNotFound } from '../../_components/orNotFound.tsx';

export default async function ClassLayout({ children, params }: AroundPage<{ slug: string }>) {
  const page = await loadTermPage('drugClass', (await params).slug);
  return orNotFound(page !== undefined, children);
}
