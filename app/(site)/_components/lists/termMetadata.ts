import type { Metadata } from 'next';
import type { TermPage } from '#lib/content/monograph.ts';
import { REVISION_META, revisionMark } from '#lib/content/revision.ts';
import { canonicalWithFeed } from '#lib/seo/site.ts';
import { termPath } from './termPath.ts';

/** What the head of a class's or condition's page says; of a page that is not there, that. */
export function termMetadata(page: TermPage | undefined): Metadata {
  if (page === undefined) return { title: 'Page not found', robots: { index: false } };
  const { term } = page;
  return {
    title: term.title,
    description:
      term.kind === 'drugClass'
        ? `${term.title}: the medicines on this site that belong to this class.`
        : `${term.title}: the medicines on this site that are used in it.`,
    alternates: canonicalWithFeed(termPath(term)),
    other: { [REVISION_META]: revisionMark([page]) },
  };
}
