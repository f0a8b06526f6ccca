import type { Metadata } from 'next';
import { letterGroups } from '#lib/atoz/letters.ts';
import { loadIndex } from '#lib/content/loaders.ts';
import { REVISION_META, revisionMark } from '#lib/content/revision.ts';
import { drugPath } from '#lib/seo/site.ts';
import { LetterNav } from '../_components/LetterNav.tsx';

export const revalidate = 300;

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: 'Medicines A to Z',
    description: 'Every medicine on this site by generic name, brand name and synonym.',
    alternates: { canonical: '/drugs' },
    other: { [REVISION_META]: revisionMark(await loadIndex()) },
  };
}

export default async function AToZPage() {
  const groups = letterGroups(await loadIndex());
  return (
    <div className="plain-page a-to-z">
      <h1>Medicines A to Z</h1>
      <LetterNav groups={groups} base="" />
      {groups
        .filter(({ lines }) => lines.length > 0)
        .map(({ heading, id, lines }) => (
          <section key={id} id={id} className="letter" aria-labelledby={`${id}-heading`}>
            <h2 id={`${id}-heading`}>{heading}</h2>
            <ul>
              {lines.map((line) => (
                <li key={`${line.slug} ${line.name}`}>
                  {line.see === undefined ? (
                    <a className="own-name" href={drugPath(line.slug)}>
                      {line.name}
                    </a>
                  ) : (
                    <>
                      {line.name}, see <a href={drugPath(line.slug)}>{line.see}</a>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
