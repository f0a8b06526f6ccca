import type { MetadataRoute } from 'next';
import { env } from '#lib/env.ts';

/** The address of this site is that of the machine it runs on, not of the one it was built on. */
export const dynamic = 'force-dynamic';

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: ['/', '/api/v1/'], disallow: ['/studio', '/drafts', '/api/'] },
    sitemap: `${env().siteUrl}/sitemap.xml`,
  };
}
