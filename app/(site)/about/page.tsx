import type { Metadata } from 'next';
import { loadSiteSettings } from '#lib/content/loaders.ts';
import { SITE_NAME } from '#lib/seo/site.ts';
import { Reporting } from '../_components/monograph/Reporting.tsx';

export const revalidate = 300;

export const metadata: Metadata = {
  title: 'About this site',
  description: 'Who publishes this site, what it is and what it is not.',
  alternates: { canonical: '/about' },
};

export default async function AboutPage() {
  const settings = await loadSiteSettings();
  return (
    <div className="plain-page">
      <h1>About {SITE_NAME}</h1>
      <p className="standfirst">
        {SITE_NAME} tells you what a medicine is for, how it is taken, what it can do to you and
        what to watch for.
      </p>
      <h2>Who publishes it</h2>
      <p>
        {settings === null
          ? 'The publisher has not yet been named.'
          : publisherOf(settings.publisher)}
      </p>
      <h2>What it is</h2>
      <ul>
        <li>
          There is one page for each medicine. It stands under the name of the medicine itself.
        </li>
        <li>You can find it by its brand names and other names too.</li>
        <li>Every page has the same order. Warnings come first.</li>
        <li>Each page says who has reviewed it and when. If nobody has, it says so at the top.</li>
        <li>You need no account to read it, and it works without JavaScript.</li>
      </ul>
      <h2>What it is not</h2>
      <ul>
        <li>It is not advice about you. It does not know your health or your other medicines.</li>
        <li>It is not the leaflet in your pack. Read that too.</li>
        <li>It does not list every medicine, every side effect or every interaction.</li>
        <li>It is not for emergencies.</li>
      </ul>
      <h2>Pages that show how it works</h2>
      <p>
        Some pages were written only to show how this website works. They carry the words
        “Demonstration content” at the top. Do not use them to decide about a medicine.
      </p>
      <h2>Find out more</h2>
      <ul>
        <li>
          <a href="/about/review">How we review</a>
        </li>
        <li>
          <a href="/about/dates">What the dates mean</a>
        </li>
        <li>
          <a href="/report">Report a problem with a page</a>
        </li>
        <li>
          <a href="/about/data">For developers</a>
        </li>
      </ul>
      <Reporting settings={settings} />
    </div>
  );
}

function publisherOf({ name, url }: { name: string; url?: string }) {
  return <>This site is published by {url === undefined ? name : <a href={url}>{name}</a>}.</>;
}
