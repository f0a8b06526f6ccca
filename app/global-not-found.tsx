import type { Metadata } from 'next';
import { PageNotFound } from './(site)/_components/PageNotFound.tsx';
import { SiteFrame } from './(site)/_components/SiteFrame.tsx';

export const metadata: Metadata = { title: 'Page not found | Formulary' };

export default function GlobalNotFound() {
  return (
    <SiteFrame>
      <PageNotFound />
    </SiteFrame>
  );
}
