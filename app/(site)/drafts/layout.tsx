import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PreviewTools } from '../_components/draft/PreviewTools.tsx';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Draft', robots: { index: false, follow: false } };

/**
 * What reviewers get in place of readers' pages: `lib/preview/routing.ts` leads them here from the same
 * addresses. Routes of their own, so that nothing an editor needs reaches a reader.
 */
export default function DraftsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <PreviewTools />
    </>
  );
}
