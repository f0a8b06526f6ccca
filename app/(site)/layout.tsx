import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { loadSiteSettings } from '#lib/content/loaders.ts';
import { env } from '#lib/env.ts';
import { sitePicture } from '#lib/picture/address.ts';
import { SITE_DESCRIPTION, SITE_NAME } from '#lib/seo/site.ts';
import { SiteFrame } from './_components/SiteFrame.tsx';

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(env().siteUrl),
    title: { default: SITE_NAME, template: `%s | ${SITE_NAME}` },
    description: SITE_DESCRIPTION,
    openGraph: {
      ...{ siteName: SITE_NAME, locale: 'en_GB', type: 'website' },
      images: [sitePicture()],
    },
    twitter: { card: 'summary_large_image' },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfbf8' },
    { media: '(prefers-color-scheme: dark)', color: '#161715' },
  ],
};

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const publisher = (await loadSiteSettings())?.publisher;
  return (
    <SiteFrame
      publisher={
        publisher &&
        (publisher.url === undefined ? (
          publisher.name
        ) : (
          <a href={publisher.url}>{publisher.name}</a>
        ))
      }
    >
      {children}
    </SiteFrame>
  );
}
