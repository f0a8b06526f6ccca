import type { Monograph } from '#lib/content/monograph.ts';
import { uuidOf } from '#lib/identity/uuidOf.ts';
import { type Part, partsOf } from '#lib/markdown/parts.ts';
import type { Form, Page } from '#lib/publicApi/ofMonograph.ts';
import { fhirApiPath } from '#lib/publicApi/paths.ts';
import { SITE_NAME } from '#lib/seo/site.ts';
import { atcCodings, medicineCodings, sectionCode } from './codes.ts';
import { narrative } from './narrative.ts';

/** A FHIR resource, as far as this site needs to know one. */
type Resource = { resourceType: string; [field: string]: unknown };

/** A monograph as an HL7 FHIR R4 document. https://hl7.org/fhir/R4/documents.html */
export const FHIR_FORM: Form = {
  contentType: 'application/fhir+json; fhirVersion=4.0; charset=utf-8',
  path: fhirApiPath,
  write: (page, siteUrl) => JSON.stringify(fhirDocument(page, siteUrl)),
};

/**
 * The whole page of a monograph as a `Composition`, about the medicine as a `MedicationKnowledge`.
 * A text that no clinician has reviewed is "preliminary".
 * @param siteUrl The public address of the site, without a final slash.
 */
export function fhirDocument(page: Page, siteUrl: string): Resource {
  const { monograph, settings } = page;
  const name = (what: string) => uuidOf(`${siteUrl} ${monograph.id} ${what}`);
  const entry = (what: string, resource: Resource) => ({ fullUrl: name(what), resource });
  const reviewer = monograph.review?.reviewer;
  return {
    resourceType: 'Bundle',
    language: 'en',
    identifier: {
      system: 'urn:ietf:rfc:3986',
      value: name(`${monograph.revision} ${page.keptSince ?? ''}`),
    },
    type: 'document',
    timestamp: monograph.updatedAt,
    link: [{ relation: 'self', url: siteUrl + fhirApiPath(monograph.slug) }],
    entry: [
      entry('composition', composition(page, siteUrl, name)),
      entry('medicine', medicine(monograph)),
      entry('publisher', {
        resourceType: 'Organization',
        name: settings?.publisher.name ?? SITE_NAME,
      }),
      ...(reviewer === undefined
        ? []
        : [
            entry('reviewer', {
              resourceType: 'Practitioner',
              name: [{ text: reviewer.name, suffix: [reviewer.credentials] }],
            }),
          ]),
    ],
  };
}

function composition(page: Page, siteUrl: string, name: (what: string) => string): Resource {
  const { title, updatedAt, review } = page.monograph;
  return {
    resourceType: 'Composition',
    language: 'en',
    status: review === undefined ? 'preliminary' : 'final',
    type: { text: 'Drug monograph' },
    subject: { reference: name('medicine'), type: 'MedicationKnowledge', display: title },
    date: updatedAt,
    author: [{ reference: name('publisher'), type: 'Organization' }],
    title,
    ...(review === undefined
      ? {}
      : {
          attester: [
            {
              mode: 'professional',
              time: review.date,
              party: { reference: name('reviewer'), type: 'Practitioner' },
            },
          ],
        }),
    section: partsOf(page, siteUrl).map(section),
  };
}

/** What parts are called that have no heading on the page. */
const TITLE: Partial<Record<Part['name'], string>> = {
  notices: 'About this page',
  facts: 'At a glance',
  disclaimer: 'Disclaimer',
  review: 'Review and dates',
};

function section({ name, heading, nodes }: Part) {
  const title = heading ?? TITLE[name];
  return { ...(title ? { title } : {}), code: sectionCode(name), text: narrative(nodes) };
}

function medicine({ title, identifiers, brandNames, synonyms, ...monograph }: Monograph): Resource {
  const coding = medicineCodings(identifiers);
  const names = [...(brandNames ?? []), ...(synonyms ?? [])];
  const atc = atcCodings(identifiers);
  const classes = monograph.drugClasses.map((drugClass) => ({ text: drugClass.title }));
  const classification = [
    ...(atc.length === 0 ? [] : [{ type: { text: 'ATC' }, classification: [{ coding: atc }] }]),
    ...(classes.length === 0 ? [] : [{ type: { text: 'Drug class' }, classification: classes }]),
  ];
  return {
    resourceType: 'MedicationKnowledge',
    code: { ...(coding.length === 0 ? {} : { coding }), text: title },
    ...(monograph.marketStatus === 'withdrawn' ? { status: 'inactive' } : {}),
    ...(names.length === 0 ? {} : { synonym: names }),
    ...(classification.length === 0 ? {} : { medicineClassification: classification }),
  };
}
