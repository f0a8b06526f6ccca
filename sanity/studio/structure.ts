import type { StructureBuilder, StructureResolver } from 'sanity/structure';
import { API_VERSION } from '#sanity/schema/apiVersion.ts';
import { SITE_SETTINGS_ID } from '#sanity/schema/documents/siteSettings.ts';
import { type MonographList, reviewLists } from './reviewLists.ts';

/** Whether there is only ever one document of this type. */
export function isSingleton(type: string): boolean {
  return type === SITE_SETTINGS_ID;
}

/** Whether documents of this type come from readers: editors answer them and make none. */
export function isFromReaders(type: string): boolean {
  return type === 'readerReport';
}

/** The lists an editor works from: monographs first, in the ways they are looked for. */
export const structure: StructureResolver = (S) =>
  S.list()
    .id('content')
    .title('Content')
    .showIcons(false)
    .items([
      listItem(S, { type: 'monograph', id: 'monographs', title: 'Monographs A to Z' }),
      monographsBy(S, { type: 'drugClass', title: 'Monographs by class' }),
      monographsBy(S, { type: 'condition', title: 'Monographs by condition' }),
      S.listItem()
        .id('drafts')
        .title('Drafts')
        .child(
          S.documentList()
            .id('drafts')
            .title('Drafts')
            .showIcons(false)
            .apiVersion(API_VERSION)
            .schemaType('monograph')
            .filter('_type == "monograph" && _originalId in path("drafts.**")')
            .defaultOrdering([{ field: '_updatedAt', direction: 'desc' }]),
        ),
      S.listItem()
        .id('reviews')
        .title('Reviews')
        .child(() =>
          S.list()
            .id('reviews')
            .title('Reviews')
            .showIcons(false)
            .items(reviewLists().map((list) => monographsIn(S, list))),
        ),
      S.divider(),
      listItem(S, { type: 'drugClass', title: 'Drug classes' }),
      listItem(S, { type: 'condition', title: 'Conditions' }),
      listItem(S, { type: 'person', title: 'People', sortedBy: 'name' }),
      S.divider(),
      S.listItem()
        .id('readerReports')
        .title('Reader reports')
        .schemaType('readerReport')
        .child(
          S.documentTypeList('readerReport')
            .title('Reader reports')
            .showIcons(false)
            // New, in progress, done; in each the latest first.
            .defaultOrdering([
              { field: 'status', direction: 'desc' },
              { field: 'receivedAt', direction: 'desc' },
            ]),
        ),
      S.divider(),
      listItem(S, { type: 'redirect', title: 'Redirects', sortedBy: 'from' }),
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

/** All documents of one type, in alphabetical order. */
function listItem(
  S: StructureBuilder,
  list: { type: string; id?: string; title: string; sortedBy?: string },
) {
  const { type, id = type, title, sortedBy = 'title' } = list;
  return S.listItem()
    .id(id)
    .title(title)
    .schemaType(type)
    .child(
      S.documentTypeList(type)
        .title(title)
        .showIcons(false)
        .defaultOrdering([{ field: sortedBy, direction: 'asc' }]),
    );
}

/** Terms of one type, each leading to the monographs that refer to it. */
function monographsBy(S: StructureBuilder, term: { type: string; title: string }) {
  return S.listItem()
    .id(`by-${term.type}`)
    .title(term.title)
    .child(
      S.documentTypeList(term.type)
        .title(term.title)
        .showIcons(false)
        .defaultOrdering([{ field: 'title', direction: 'asc' }])
        .child((id) =>
          S.documentList()
            .id(id)
            .title('Monographs')
            .showIcons(false)
            .apiVersion(API_VERSION)
            .schemaType('monograph')
            .filter('_type == "monograph" && references($id)')
            .params({ id })
            .defaultOrdering([{ field: 'title', direction: 'asc' }]),
        ),
    );
}

function monographsIn(S: StructureBuilder, list: MonographList) {
  return S.listItem()
    .id(list.id)
    .title(list.title)
    .child(
      S.documentList()
        .id(list.id)
        .title(list.title)
        .showIcons(false)
        .apiVersion(API_VERSION)
        .schemaType('monograph')
        .filter(`_type == "monograph" && ${list.filter}`)
        .params(list.params)
        .defaultOrdering([{ field: list.sortedBy, direction: 'asc' }]),
    );
}
