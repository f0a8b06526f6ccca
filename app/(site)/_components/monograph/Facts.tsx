import type { ReactNode } from 'react';
import type { Link, Monograph } from '#lib/content/monograph.ts';
import { PRESCRIPTION_STATUS } from '#lib/content/shape/vocabulary.ts';
import { classPath, conditionPath, drugPath } from '#lib/seo/site.ts';
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
    { term: 'Class', value: links(monograph.drugClasses, classPath) },
    { term: 'Contains', value: links(monograph.ingredients, drugPath) },
    { term: 'Used in', value: links(monograph.conditions, conditionPath) },
    {
      term: 'Prescription',
      value: prescriptionStatus === undefined ? null : PRESCRIPTION_STATUS[prescriptionStatus],
    },
  ];
}

function list(names: readonly string[] | undefined): string | null {
  return names?.length ? names.join(', ') : null;
}

function links(targets: readonly Link[], pathOf: (slug: string) => string): ReactNode {
  if (targets.length === 0) return null;
  return inOrder(targets, ({ title, slug }, index) => (
    <>
      {index > 0 && ', '}
      <a href={pathOf(slug)}>{title}</a>
    </>
  ));
}
