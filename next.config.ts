import type { NextConfig } from 'next';
import { freshnessHeaders } from './lib/freshness/headers.ts';
import { markdownRewrites } from './lib/markdown/routing.ts';
import { draftHeaders, draftRewrites } from './lib/preview/routing.ts';
import { securityHeaders } from './lib/security/headers.ts';

const config: NextConfig = {
  distDir: process.env.FORMULARY_DIST || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // Bundled, the client would send its requests through Next's fetch, whose cache outlives a build
  // and would publish old words; by itself it uses Node's own connection.
  serverExternalPackages: ['@sanity/client'],
  // Next rewrites the file it is given, unless that file extends another.
  typescript: { tsconfigPath: 'tsconfig.next.json' },
  turbopack: {
    rules: {
      '**/ui5/dist/styles.css': { loaders: ['./app/studio/withoutRemoteFonts.ts'], as: '*.css' },
    },
  },
  experimental: {
    // The site and the Studio each have a root layout of their own.
    globalNotFound: true,
    // A reader's first page is often the only one: one file of scripts is worth more than five.
    turbopackChunking: { minChunkSize: 2_000_000, maxMergeChunkSize: 20_000_000 },
  },
  rewrites: async () => ({
    beforeFiles: [...markdownRewrites(), ...draftRewrites()],
    afterFiles: [],
    fallback: [],
  }),
  headers: async () => [
    ...securityHeaders({
      lake: process.env.SANITY_API_HOST,
      development: process.env.NODE_ENV === 'development',
      secure: process.env.SITE_URL?.startsWith('https:') ?? false,
    }),
    ...freshnessHeaders(),
    ...draftHeaders(),
  ],
};

export default config;
