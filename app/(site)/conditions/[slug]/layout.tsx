import { loadTermPage } from '#lib/content/loaders.ts';
import { type AroundPage, orNotFound } from '../../_components/orNotFound.tsx';

export default async function ConditionLayout({ children, params }: AroundPage<{ slug: string }>) {
  const page = await loadTermPage('condition', (await params).slug);
  return orNotFound(page !== undefined, children);
}
