import type {
  BreadcrumbList,
  Drug,
  MedicalCode,
  MedicalWebPage,
  Organization,
  PersonLeaf,
  WebSite,
  WithContext,
} from 'schema-dts';
import type { IndexEntry, Monograph, Term } from '#lib/content/monograph.ts';
import { plainText } from '#lib/content/shape/richText.ts';
import type { SiteSettings } from '#lib/content/siteSettings.ts';
import { type Code, codesOf } from './codes.ts';
import { classPath, conditionPath, drugPath, SITE_DESCRIPTION, SITE_NAME } from './site.ts';
import { pageDescription } from './summary.ts';

/**
 * The page and its medicine for machines: only properties schema.org 30 gives to `MedicalWebPage`
 * and `Drug`, and only words that stand on the page. https://schema.org/Drug
 * @param siteUrl The public address of the site, without a final slash.
 */
export function monographJsonLd(
  monograph: Monograph,
  settings: SiteSettings | null,
  siteUrl: string,
): WithContext<MedicalWebPage> {
  const url = siteUrl + drugPath(monograph.slug);
  const page: WithContext<MedicalWebPage> = {
    '@context': 'https://schema.org',
    '@type': 'MedicalWebPage',
    '@id': url,
    url,
    name: monograph.title,
    description: pageDescription(monograph),
    inLanguage: 'en',
    dateModified: monograph.updatedAt,
    breadcrumb: breadcrumb(siteUrl, ['Medicines A to Z', '/drugs'], [monograph.title, url]),
    mainEntity: drug(monograph, url),
  };
  if (monograph.review !== undefined) {
    page.lastReviewed = monograph.review.date;
    page.reviewedBy = reviewer(monograph.review.reviewer);
  }
  if (monograph.references?.length) page.citation = monograph.references.map((r) => r.citation);
  if (settings !== null) page.publisher = publisher(settings);
  return page;
}

/**
 * The page of a drug class or a condition with its medicines.
 * @param members The medicines that the page lists.
 */
export function termJsonLd(
  term: Term,
  members: readonly Pick<IndexEntry, 'title' | 'slug'>[],
  settings: SiteSettings | null,
  siteUrl: string,
): WithContext<MedicalWebPage> {
  const isClass = term.kind === 'drugClass';
  const url = siteUrl + (isClass ? classPath(term.slug) : conditionPath(term.slug));
  const list = isClass
    ? (['Classes', '/classes'] as const)
    : (['Conditions', '/conditions'] as const);
  const about = withoutGaps({
    name: term.title,
    description: term.description && plainText(term.description),
    drug: some(
      members.map(({ title, slug }) => ({
        '@type': 'Drug' as const,
        name: title,
        url: siteUrl + drugPath(slug),
      })),
    ),
  });
  return withoutGaps({
    '@context': 'https://schema.org',
    '@type': 'MedicalWebPage',
    '@id': url,
    url,
    name: term.title,
    inLanguage: 'en',
    dateModified: term.updatedAt,
    publisher: settings === null ? undefined : publisher(settings),
    breadcrumb: breadcrumb(siteUrl, list, [term.title, url]),
    mainEntity: isClass
      ? { '@type': 'DrugClass', ...about }
      : { '@type': 'MedicalCondition', ...about },
  });
}

/** The site itself, for its front page. */
export function siteJsonLd(settings: SiteSettings | null, siteUrl: string): WithContext<WebSite> {
  return withoutGaps({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    '@id': `${siteUrl}/`,
    url: `${siteUrl}/`,
    name: SITE_NAME,
    description: SITE_DESCRIPTION,
    inLanguage: 'en',
    publisher: settings === null ? undefined : publisher(settings),
  });
}

function publisher(settings: SiteSettings): Organization {
  return { '@type': 'Organization', ...settings.publisher };
}

/** Where a page stands: the list it is in, and itself. */
function breadcrumb(
  siteUrl: string,
  [listName, listPath]: readonly [string, string],
  [name, url]: readonly [string, string],
): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: listName, item: siteUrl + listPath },
      { '@type': 'ListItem', position: 2, name, item: url },
    ],
  };
}

function drug(monograph: Monograph, url: string): Drug {
  const { identifiers, prescriptionStatus } = monograph;
  return withoutGaps({
    '@type': 'Drug',
    '@id': `${url}#drug`,
    name: monograph.title,
    nonProprietaryName: monograph.genericName && plainText(monograph.genericName),
    proprietaryName: some(monograph.brandNames),
    alternateName: some(monograph.synonyms),
    drugClass: some(
      monograph.drugClasses.map(({ title }) => ({ '@type': 'DrugClass' as const, name: title })),
    ),
    activeIngredient: some(monograph.ingredients.map(({ title }) => title)),
    prescriptionStatus:
      prescriptionStatus === 'prescriptionOnly'
        ? 'https://schema.org/PrescriptionOnly'
        : prescriptionStatus === 'otc'
          ? 'https://schema.org/OTC'
          : undefined,
    warning: monograph.boxedWarning && plainText(monograph.boxedWarning.text),
    rxcui: identifiers?.rxcui,
    code: some(codesOf(identifiers).map(medicalCode)),
  });
}

function medicalCode({ system, value }: Code): MedicalCode {
  return { '@type': 'MedicalCode', codingSystem: system, codeValue: value };
}

function reviewer(person: NonNullable<Monograph['review']>['reviewer']): PersonLeaf {
  return withoutGaps({
    '@type': 'Person',
    name: person.name,
    honorificSuffix: person.credentials,
    jobTitle: person.role,
    url: person.url,
  });
}

function some<T>(values: readonly T[] | undefined): readonly T[] | undefined {
  return values?.length ? values : undefined;
}

/** Leaves out what is undefined, so that two equal pages are equal as objects too. */
function withoutGaps<T extends object>(value: T): T {
  const copy = { ...value };
  for (const name of keysOf(copy)) if (copy[name] === undefined) delete copy[name];
  return copy;
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  const names: (keyof T)[] = [];
  for (const name in value) names.push(name);
  return names;
}

/**
 * JSON for a `<script>` element: nothing in the text can end the element or start a comment.
 * https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function scriptJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
