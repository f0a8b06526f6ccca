import type { ReactNode } from 'react';
import type { Monograph } from '#lib/content/monograph.ts';
import { INTERACTION_KIND, INTERACTION_SEVERITY, valuesOf } from '#lib/content/shape/vocabulary.ts';
import { classPath, drugPath } from '#lib/seo/site.ts';
import { inOrder } from '../inOrder.ts';

type Interaction = NonNullable<Monograph['interactions']>[number];

const SEVERITIES: readonly Interaction['severity'][] = valuesOf(INTERACTION_SEVERITY);

/** Interactions, the gravest first. */
export function Interactions({ interactions }: { interactions: readonly Interaction[] }) {
  const ordered = SEVERITIES.flatMap((severity) =>
    interactions.filter((item) => item.severity === severity),
  );
  return (
    <>
      <ul className="entries interactions">
        {inOrder(ordered, (item) => (
          <li className={item.severity}>
            <h3>{named(item)}</h3>
            <p className="tag">
              <span className="severity">{INTERACTION_SEVERITY[item.severity]}</span>{' '}
              <span className="kind">{INTERACTION_KIND[item.kind]}</span>
            </p>
            <p>{item.effect}</p>
            <p>
              <strong>What to do:</strong> {item.advice}
            </p>
            {item.source !== undefined && <p className="source">Source: {item.source}</p>}
          </li>
        ))}
      </ul>
      <p className="note">
        This list is not complete. If a medicine or food is missing here, that does not mean it is
        safe to combine: ask a pharmacist.
      </p>
    </>
  );
}

/** The name as the monograph gives it, as a link to the page of the medicine, else of the class. */
function named({ name, link, classLink }: Interaction): ReactNode {
  if (link !== undefined) return <a href={drugPath(link.slug)}>{name}</a>;
  if (classLink !== undefined) return <a href={classPath(classLink.slug)}>{name}</a>;
  return name;
}
