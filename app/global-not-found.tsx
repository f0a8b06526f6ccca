import type { Metadata } from 'next';
import { SITE_NAME } from '#lib/seo/site.ts';
import { PageNotFound } from './(site)/_components/PageNotFound.tsx';
import { SiteFrame } from './(site)/_components/SiteFrame.tsx';

export const metadata: Metadata = { title: `Page not found | ${SITE_NAME}` };

export default function GlobalNotFound() {
  return (
    <SiteFrame>
      <PageNotFound />
    </SiteFrame>
  );
}
