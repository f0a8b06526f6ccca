import { type ReactNode, Suspense } from 'react';
import { PageNotFound } from './PageNotFound.tsx';

/** What a layout around a page of one parameter gets. */
export type AroundPage<Params> = { children: ReactNode; params: Promise<Params> };

/**
 * What a layout shows around a page that may not exist. The page inside throws `notFound()`, which
 * sets the status; left to itself Next would then send an empty document and let JavaScript fill
 * it. Thrown inside Suspense, it sets the status and leaves the words around it in place.
 */
export function orNotFound(exists: boolean, page: ReactNode): ReactNode {
  if (exists) return page;
  return (
    <>
      <PageNotFound />
      <Suspense>{page}</Suspense>
    </>
  );
}
