import { stringify } from 'yaml';
import type { MonographContent } from '#lib/content/shape/monograph.ts';
import { slugFromTitle } from '#lib/content/shape/slug.ts';
import { exportBody } from './exportBody.ts';
import { importMarkdown } from './importMarkdown.ts';
import { saysTheSame } from './keys.ts';
import type { Problem } from './problem.ts';
import { toMarkdown } from './toMarkdown.ts';

/** Tells the titles and addresses behind references. */
export type Lookup = {
  /** The title of a class or condition. */
  title(id: string): string | undefined;
  /** The slug of a monograph. */
  slug(id: string): string | undefined;
};

export type Exported = {
  markdown: string;
  /** Why the file would not be imported again as it is; it still holds all of the document. */
  problems: Problem[];
};

/** Fields that the body says; the front matter holds the others. */
const BODY = [
  'genericName',
  'usage',
  'dosage',
  'sideEffects',
  'howItWorks',
  'precautions',
  'faqs',
  'extraSections',
  'disclaimer',
] as const;

/**
 * Writes a monograph as the Markdown that import reads. Import of the result is the same document
 * but for `source` and the keys of list members. What the layout of a body cannot say, such as a
 * topic an editor chose, goes into the front matter under `exactly`. A review names its reviewer
 * by document id.
 * @param content The monograph, checked against its shape.
 * @param lookup Titles and slugs of what it refers to.
 */
export function exportMarkdown(content: MonographContent, lookup: Lookup): Exported {
  const facts = frontMatter(content, lookup);
  const body = exportBody(content);
  const plain = fileOf(facts, body);
  const outcome = importMarkdown({ text: plain });
  const read = 'imported' in outcome ? outcome.imported.content : undefined;
  const differing = BODY.filter(
    (name) => read === undefined || !saysTheSame(read[name], content[name]),
  );
  if (differing.length === 0) return { markdown: plain, problems: [] };
  // A field that import would find but the document does not have is taken away again by null.
  const exactly = Object.fromEntries(differing.map((name) => [name, content[name] ?? null]));
  const markdown = fileOf({ ...facts, exactly: JSON.stringify(exactly) }, body);
  const again = importMarkdown({ text: markdown });
  return { markdown, problems: 'quarantine' in again ? again.quarantine : [] };
}

function fileOf(facts: Record<string, unknown>, body: string): string {
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n\n${body}`;
}

function frontMatter(content: MonographContent, lookup: Lookup): Record<string, unknown> {
  const facts = {
    title: content.title,
    slug: content.slug.current === slugFromTitle(content.title) ? undefined : content.slug.current,
    previousSlugs: content.previousSlugs,
    demonstration: content.demonstration,
    brandNames: content.brandNames,
    synonyms: content.synonyms,
    pronunciation: content.pronunciation,
    drugClasses: content.drugClasses?.map(({ _ref }) => lookup.title(_ref) ?? _ref),
    conditions: content.conditions?.map(({ _ref }) => lookup.title(_ref) ?? _ref),
    ingredients: content.ingredients?.map(
      ({ _ref }) => lookup.slug(_ref) ?? _ref.replace(/^monograph-/, ''),
    ),
    identifiers: content.identifiers,
    prescriptionStatus: content.prescriptionStatus,
    marketStatus: content.marketStatus,
    boxedWarning: content.boxedWarning && {
      ...content.boxedWarning,
      text: toMarkdown(content.boxedWarning.text),
    },
    careCards: content.careCards?.map(({ level, heading, text }) => ({
      level,
      heading,
      text: toMarkdown(text),
    })),
    interactions: content.interactions?.map(({ name, kind, severity, effect, advice, source }) => ({
      name,
      kind,
      severity,
      effect,
      advice,
      source,
    })),
    references: content.references?.map(({ citation, url, accessed }) => ({
      citation,
      url,
      accessed,
    })),
    review: content.review && { ...content.review, reviewer: content.review.reviewer._ref },
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
