import { INTERACTION_KIND, INTERACTION_SEVERITY } from '#lib/content/shape/vocabulary.ts';
import type { Entry, Finding } from '#lib/interactions/check.ts';
import { drugPath } from '#lib/seo/site.ts';
import { inOrder } from '../_components/inOrder.ts';

/** Entries of interactions in their own words, each with the page that says so. */
export function Entries({ entries }: { entries: readonly (Entry | Finding)[] }) {
  return (
    <ul className="entries interactions">
      {inOrder(entries, (each) => {
        const { entry, statedBy } = each;
        return (
          <li className={entry.severity}>
            <h3>{'pair' in each ? pairOf(each) : `${statedBy.title}: ${entry.name}`}</h3>
            <p className="tag">
              <span className="severity">{INTERACTION_SEVERITY[entry.severity]}</span>
              {!('pair' in each) && (
                <>
                  {' '}
                  <span className="kind">{INTERACTION_KIND[entry.kind]}</span>
                </>
              )}
            </p>
            <p>{entry.effect}</p>
            <p>
              <strong>What to do:</strong> {entry.advice}
            </p>
            <p className="source">
              The page about{' '}
              <a href={`${drugPath(statedBy.slug)}#interactions`}>{statedBy.title}</a> says this of
              “{entry.name}”.
              {'pair' in each && how(each)}
              {entry.source !== undefined && ` Source: ${entry.source}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function pairOf({ pair: [one, other] }: Finding): string {
  return `${one.title} and ${other.title}`;
}

/** Why the entry is about the two, where its own words do not show it. */
function how({ pair, statedBy, namings }: Finding): string {
  const chosen = new Set(pair.map(({ id }) => id));
  const product = pair.find(({ ingredients }) => ingredients.some(({ id }) => id === statedBy.id));
  const source =
    chosen.has(statedBy.id) || product === undefined
      ? ''
      : ` ${statedBy.title} is part of ${product.title}.`;
  const reasons = namings.map(({ monograph, drugClass }) => {
    const whole = chosen.has(monograph.id)
      ? undefined
      : pair.find(({ ingredients }) => ingredients.some(({ id }) => id === monograph.id));
    const part = whole === undefined ? '' : ` ${monograph.title} is part of ${whole.title}.`;
    return drugClass === undefined ? part : `${part} ${monograph.title} belongs to: ${drugClass}.`;
  });
  return source + reasons.join('');
}
