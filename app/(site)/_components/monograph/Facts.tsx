import type { ReactNode } from 'react';
import type { Link, Monograph } from '#lib/content/monograph.ts';
import { PRESCRIPTION_STATUS } from '#lib/content/shape/vocabulary.ts';
import { drugPath } from '#lib/seo/site.ts';
import { inOrder } from '../inOrder.ts';

/** What a reader looks up first, at a glance. */
export function Facts({ monograph }: { monograph: Monograph }) {
  const facts = factsOf(monograph).filter((fact) => fact.value !== null);
  if (facts.length === 0) return null;
  return (
    <dl className="facts" aria-label="At a glance">
      {inOrder(facts, (fact) => (
        <div>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(monograph: Monograph): { term: string; value: ReactNode }[] {
  const { prescriptionStatus } = monograph;
  return [
    { term: 'Brand names', value: list(monograph.brandNames) },
    { term: 'Also called', value: list(monograph.synonyms) },
    { term: 'Class', value: list(monograph.drugClasses.map((item) => item.title)) },
    { term: 'Contains', value: ingredients(monograph.ingredients) },
    { term: 'Used in', value: list(monograph.conditions.map((item) => item.title)) },
    {
      term: 'Prescription',
      value: prescriptionStatus === undefined ? null : PRESCRIPTION_STATUS[prescriptionStatus],
    },
  ];
}

function list(names: readonly string[] | undefined): string | null {
  return names?.length ? names.join(', ') : null;
}

function ingredients(links: readonly Link[]): ReactNode {
  if (links.length === 0) return null;
  return links.map((link, index) => (
    <span key={link.id}>
      {index > 0 && ', '}
      <a href={drugPath(link.slug)}>{link.title}</a>
    </span>
  ));
}
