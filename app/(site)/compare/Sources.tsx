import type { Monograph } from '#lib/content/monograph.ts';
import { drugPath } from '#lib/seo/site.ts';

/** How many references a text has; they stand on its own page. */
export function Sources({ monograph }: { monograph: Monograph }) {
  const count = monograph.references?.length ?? 0;
  if (count === 0) return <p className="note">This text names no references.</p>;
  return (
    <p className="note">
      This text rests on{' '}
      <a href={`${drugPath(monograph.slug)}#references`}>
        {count === 1 ? 'one reference' : `${count} references`}
        <span className="visually-hidden"> of {monograph.title}</span>
      </a>
      , listed on its own page.
    </p>
  );
}
