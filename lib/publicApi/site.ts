import { contentSource } from '#lib/content/loaders.ts';
import type { ContentSource } from '#lib/content/source.ts';
import { env } from '#lib/env.ts';

/**
 * What answers for machines are made from. They are made anew for each request and kept nowhere:
 * what is published is in the next answer, what is withdrawn is not, and while the lake fails the
 * source's own last good copies stand in.
 */
export type PublicSite = {
  source: ContentSource;
  /** The public address of the site, without a final slash. */
  siteUrl: string;
};

/** This process's own. */
export function publicSite(): PublicSite {
  return { source: contentSource(), siteUrl: env().siteUrl };
}
