import type { TermPage } from '#lib/content/monograph.ts';
import { drugPath } from '#lib/seo/site.ts';
import { inOrder } from '../inOrder.ts';
import { RichText } from '../richText/RichText.tsx';
import { Still } from '../still/Still.tsx';
import { StatusNote } from './StatusNote.tsx';

const WORDS = {
  drugClass: {
    medicines: 'Medicines in this class',
    none: 'No medicine on this site is in this class.',
    all: 'All drug classes',
    path: '/classes',
  },
  condition: {
    medicines: 'Medicines used in this condition',
    none: 'No medicine on this site is listed for this condition.',
    all: 'All conditions',
    path: '/conditions',
  },
} as const;

/** A class or condition: what it is, and its medicines. */
export function TermArticle({ page: { term, medicines } }: { page: TermPage }) {
  const words = WORDS[term.kind];
  return (
    <article className="plain-page terms">
      <h1>{term.title}</h1>
      {term.description && <RichText value={term.description} />}
      <h2>{words.medicines}</h2>
      {medicines.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Still>
          <ul className="listing">
            {inOrder(medicines, ({ title, slug, marketStatus }) => (
              <li>
                <a href={drugPath(slug)}>{title}</a>
                <StatusNote status={marketStatus} />
              </li>
            ))}
          </ul>
        </Still>
      )}
      <p>
        {term.kind === 'condition' &&
          'A medicine stands here because its page names this condition. That is not advice to take it. '}
        <a href={words.path}>{words.all}</a>
      </p>
    </article>
  );
}
