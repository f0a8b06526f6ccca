import { type ReactNode, Suspense } from 'react';
import { loadMonograph } from '#lib/content/loaders.ts';
import { BeingCorrected } from '../../_components/BeingCorrected.tsx';
import { PageNotFound } from '../../_components/PageNotFound.tsx';

/**
 * Says in plain HTML why there is no monograph. The page inside throws `notFound()`, which sets the
 * status; left to itself Next would then send an empty document and let JavaScript fill it. Thrown
 * inside Suspense, it sets the status and leaves the words around it in place.
 */
export default async function DrugLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ slug: string }>;
}) {
  const answer = await loadMonograph((await params).slug);
  if (answer.state !== 'absent' && answer.state !== 'beingCorrected') return children;
  return (
    <>
      {answer.state === 'absent' ? <PageNotFound /> : <BeingCorrected />}
      <Suspense>{children}</Suspense>
    </>
  );
}
