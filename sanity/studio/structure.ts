import type { StructureBuilder, StructureResolver } from 'sanity/structure';
import { SITE_SETTINGS_ID } from '#sanity/schema/documents/siteSettings.ts';

const API_VERSION = '2025-02-19';

/** Whether there is only ever one document of this type. */
export function isSingleton(type: string): boolean {
  return type === SITE_SETTINGS_ID;
}

/** The lists an editor works from: monographs first, in the ways they are looked for. */
export const structure: StructureResolver = (S) =>
  S.list()
    .id('content')
    .title('Content')
    .items([
      S.listItem()
        .id('monographs')
        .title('Monographs A to Z')
        .child(S.documentTypeList('monograph').title('Monographs A to Z')),
      monographsBy(S, { type: 'drugClass', title: 'Monographs by class' }),
      monographsBy(S, { type: 'condition', title: 'Monographs by condition' }),
      S.listItem()
        .id('drafts')
        .title('Drafts')
        .child(
          S.documentList()
            .id('drafts')
            .title('Drafts')
            .apiVersion(API_VERSION)
            .schemaType('monograph')
            .filter('_type == "monograph" && _originalId in path("drafts.**")')
            .defaultOrdering([{ field: '_updatedAt', direction: 'desc' }]),
        ),
      S.divider(),
      S.documentTypeListItem('drugClass').title('Drug classes'),
      S.documentTypeListItem('condition').title('Conditions'),
      S.documentTypeListItem('person').title('People'),
      S.divider(),
      S.documentTypeListItem('redirect').title('Redirects'),
      S.listItem()
        .id(SITE_SETTINGS_ID)
        .title('Site settings')
        .child(
          S.document()
            .schemaType('siteSettings')
            .documentId(SITE_SETTINGS_ID)
            .title('Site settings'),
        ),
    ]);

/** Terms of one type, each leading to the monographs that refer to it. */
function monographsBy(S: StructureBuilder, term: { type: string; title: string }) {
  return S.listItem()
    .id(`by-${term.type}`)
    .title(term.title)
    .child(
      S.documentTypeList(term.type)
        .title(term.title)
        .child((id) =>
          S.documentList()
            .id(id)
            .title('Monographs')
            .apiVersion(API_VERSION)
            .schemaType('monograph')
            .filter('_type == "monograph" && references($id)')
            .params({ id })
            .defaultOrdering([{ field: 'title', direction: 'asc' }]),
        ),
    );
}
