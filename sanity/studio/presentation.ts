import { defineLocations, presentationTool } from 'sanity/presentation';

const A_TO_Z = { title: 'Medicines A to Z', href: '/drugs' };

/** The page of a draft beside its form. The Studio is part of the site, so its origin is the site's. */
export const presentation = presentationTool({
  title: 'Preview',
  previewUrl: {
    initial: ({ origin }) => `${origin}${A_TO_Z.href}`,
    previewMode: { enable: '/api/draft-mode/enable', disable: '/api/draft-mode/disable' },
  },
  resolve: {
    mainDocuments: [
      { route: '/drugs/:slug', filter: '_type == "monograph" && slug.current == $slug' },
    ],
    locations: {
      monograph: defineLocations({
        select: { title: 'title', slug: 'slug.current' },
        resolve: (monograph) => ({
          locations: [
            ...(monograph?.slug
              ? [{ title: monograph.title || 'Untitled', href: `/drugs/${monograph.slug}` }]
              : []),
            A_TO_Z,
          ],
        }),
      }),
    },
  },
});
