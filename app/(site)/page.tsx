import type { Metadata } from 'next';
import { letterGroups } from '#lib/atoz/letters.ts';
import { loadIndex, loadSiteSettings } from '#lib/content/loaders.ts';
import { env } from '#lib/env.ts';
import { siteJsonLd } from '#lib/seo/jsonLd.ts';
import { canonicalWithFeed, SITE_DESCRIPTION, SITE_HEADING } from '#lib/seo/site.ts';
import { JsonLd } from './_components/JsonLd.tsx';
import { LetterNav } from './_components/lists/LetterNav.tsx';
import { SearchForm } from './_components/search/SearchForm.tsx';

export const revalidate = 300;

export const metadata: Metadata = { alternates: canonicalWithFeed('/') };

export default async function HomePage() {
  const entries = await loadIndex();
  return (
    <div className="plain-page home">
      <JsonLd of={siteJsonLd(await loadSiteSettings(), env().siteUrl)} />
      <h1>{SITE_HEADING}</h1>
      <p className="standfirst">{SITE_DESCRIPTION}</p>
      <SearchForm id="page-search" name="Medicines" label="Find a medicine" />
      <p className="note">By its generic name, a brand, its class or what it is for.</p>
      <h2>A to Z</h2>
      <LetterNav groups={letterGroups(entries)} />
      <p>
        There {entries.length === 1 ? 'is' : 'are'} {entries.length}{' '}
        {entries.length === 1 ? 'medicine' : 'medicines'} in the <a href="/drugs">A to Z</a>, by
        generic name, brand and synonym.
      </p>
      <h2>What every page tells you</h2>
      <dl className="facts">
        <div>
          <dt>First</dt>
          <dd>Warnings, and when to get help.</dd>
        </div>
        <div>
          <dt>Then</dt>
          <dd>What the medicine is for, how it is taken, its side effects and precautions.</dd>
        </div>
        <div>
          <dt>Last</dt>
          <dd>What the text rests on, who reviewed it and when. If nobody has, it says so.</dd>
        </div>
      </dl>
    </div>
  );
}
