import type { Drug, MedicalCode, MedicalWebPage, PersonLeaf, WithContext } from 'schema-dts';
import type { Monograph } from '#lib/content/monograph.ts';
import { plainText } from '#lib/content/shape/richText.ts';
import type { SiteSettings } from '#lib/content/siteSettings.ts';
import { type Code, codesOf } from './codes.ts';
import { drugPath } from './site.ts';
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
    mainEntity: drug(monograph, url),
  };
  if (monograph.review !== undefined) {
    page.lastReviewed = monograph.review.date;
    page.reviewedBy = reviewer(monograph.review.reviewer);
  }
  if (monograph.references?.length) page.citation = monograph.references.map((r) => r.citation);
  if (settings !== null) {
    page.publisher = { '@type': 'Organization', ...settings.publisher };
  }
  return page;
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
