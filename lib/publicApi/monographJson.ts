import type { z } from 'zod';
import type { Link, Monograph } from '#lib/content/monograph.ts';
import type { SideEffects } from '#lib/content/shape/monograph.ts';
import type { RichText } from '#lib/content/shape/richText.ts';
import { markdownPath } from '#lib/markdown/form.ts';
import { markdownOf } from '#lib/markdown/richText.ts';
import { classPath, conditionPath, drugPath } from '#lib/seo/site.ts';
import type { Form, Page } from './ofMonograph.ts';
import { fhirApiPath, monographApiPath } from './paths.ts';
import type { monographShape } from './shapes.ts';

type MonographJson = z.infer<typeof monographShape>;

/** Turns rich text into Markdown. */
type Writer = (text: RichText) => string;

/** A monograph as the API gives it. */
export const JSON_FORM: Form = {
  contentType: 'application/json; charset=utf-8',
  path: monographApiPath,
  write: (page, siteUrl) => JSON.stringify(monographJson(page, siteUrl)),
};

/** All that a monograph's page says. @param siteUrl The public address of the site. */
export function monographJson(page: Page, siteUrl: string): MonographJson {
  const { monograph } = page;
  const address = siteUrl + drugPath(monograph.slug);
  const write = (text: RichText) => markdownOf(text, address);
  const disclaimer = monograph.disclaimer ?? page.settings?.defaultDisclaimer;
  return {
    ...standing(page, siteUrl),
    boxedWarning: monograph.boxedWarning && {
      ...monograph.boxedWarning,
      text: write(monograph.boxedWarning.text),
    },
    careCards: (monograph.careCards ?? []).map(({ level, heading, text }) => ({
      ...{ level, heading },
      text: write(text),
    })),
    genericName: monograph.genericName && write(monograph.genericName),
    usage: monograph.usage && write(monograph.usage),
    dosage: monograph.dosage && write(monograph.dosage),
    sideEffects: monograph.sideEffects && sideEffects(monograph.sideEffects, write),
    howItWorks: monograph.howItWorks && write(monograph.howItWorks),
    precautions: precautions(monograph, write),
    interactions: (monograph.interactions ?? []).map(
      ({ name, kind, link, severity, effect, advice, source }) => ({
        ...{ name, kind, severity, effect, advice, source },
        monograph: link && linked(link, drugPath, siteUrl),
      }),
    ),
    faqs: (monograph.faqs ?? []).map(({ question, answer, topic }) => ({
      ...{ question, topic },
      answer: write(answer),
    })),
    extraSections: (monograph.extraSections ?? []).map(({ place, heading, text }) => ({
      ...{ place, heading },
      text: write(text),
    })),
    disclaimer: disclaimer && write(disclaimer),
    references: (monograph.references ?? []).map(({ citation, url, accessed }) => ({
      ...{ citation, url, accessed },
    })),
  };
}

/** What is known of the monograph besides its text. */
function standing({ monograph, keptSince }: Page, siteUrl: string) {
  const { slug, title, revision, updatedAt, review, pronunciation } = monograph;
  return {
    ...{ slug, title, revision, updatedAt, keptSince, pronunciation },
    url: siteUrl + drugPath(slug),
    api: siteUrl + monographApiPath(slug),
    markdown: siteUrl + markdownPath(slug),
    fhir: siteUrl + fhirApiPath(slug),
    brandNames: monograph.brandNames ?? [],
    synonyms: monograph.synonyms ?? [],
    marketStatus: monograph.marketStatus,
    prescriptionStatus: monograph.prescriptionStatus,
    drugClasses: monograph.drugClasses.map((link) => linked(link, classPath, siteUrl)),
    conditions: monograph.conditions.map((link) => linked(link, conditionPath, siteUrl)),
    ingredients: monograph.ingredients.map((link) => linked(link, drugPath, siteUrl)),
    demonstration: monograph.demonstration === true,
    origin: monograph.sourceKind,
    review: review && { date: review.date, nextDue: review.nextDue, reviewer: review.reviewer },
    identifiers: monograph.identifiers,
  };
}

/** A link to another page. */
export function linked(
  { slug, title }: Pick<Link, 'slug' | 'title'>,
  pathOf: (slug: string) => string,
  siteUrl: string,
) {
  return { slug, title, url: siteUrl + pathOf(slug) };
}

function sideEffects({ intro, groups = [], outro }: SideEffects, write: Writer) {
  return {
    intro: intro && write(intro),
    groups: groups.map(({ lead, seriousness, frequency, effects }) => ({
      lead: lead && write(lead),
      ...{ seriousness, frequency },
      effects: effects.map(({ text }) => write(text)),
    })),
    outro: outro && write(outro),
  };
}

function precautions({ precautions: section }: Monograph, write: Writer) {
  if (section === undefined) return undefined;
  return {
    intro: section.intro && write(section.intro),
    items: (section.items ?? []).map(({ topics = [], label, text }) => ({
      ...{ topics, label },
      text: write(text),
    })),
    outro: section.outro && write(section.outro),
  };
}
