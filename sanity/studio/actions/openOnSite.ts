import type { DocumentActionComponent } from 'sanity';
import { slugOf } from './previousSlugs.ts';

/** Opens the public page of a monograph in a new tab. */
export const openOnSite: DocumentActionComponent = ({ published }) => {
  const slug = slugOf(published);
  return {
    label: 'Open on the site',
    disabled: slug === undefined,
    title: slug === undefined ? 'Not published yet: see it in Preview' : `/drugs/${slug}`,
    onHandle: () => {
      if (slug !== undefined) window.open(`/drugs/${slug}`, '_blank', 'noopener');
    },
  };
};
