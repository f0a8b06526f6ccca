import type { Metadata } from 'next';
import { env } from '#lib/env.ts';
import { MONOGRAPHS_PATH, OPEN_API_PATH, TERMS_PATH } from '#lib/publicApi/paths.ts';
import { FEED_PATH, SITE_ADVICE } from '#lib/seo/site.ts';

export const metadata: Metadata = {
  title: 'For developers',
  description: 'Everything that programs can read on this site: JSON, Markdown, HL7 FHIR, a feed.',
  alternates: { canonical: '/about/data' },
};

/** What programs can read here, and on what terms. */
export default function DataPage() {
  const origin = env().siteUrl;
  return (
    <div className="plain-page">
      <h1>For developers</h1>
      <p className="standfirst">
        What readers can read here, programs can read too: the same words, at the same moment.
      </p>
      <p>
        {SITE_ADVICE} Keep the dates of review with the text you take, and its notices: a text that
        no clinician has reviewed says so in every form.
      </p>
      <h2>One monograph</h2>
      <ul>
        <li>
          <code>/drugs/warfarin</code>: the page, with JSON-LD of schema.org
        </li>
        <li>
          <code>/drugs/warfarin.md</code>: every word of the page as Markdown
        </li>
        <li>
          <code>{MONOGRAPHS_PATH}/warfarin</code>: all of it as JSON, field by field
        </li>
        <li>
          <code>{MONOGRAPHS_PATH}/warfarin/fhir</code>: an HL7 FHIR R4 document with LOINC sections
        </li>
      </ul>
      <h2>Lists</h2>
      <ul>
        <li>
          <a href={MONOGRAPHS_PATH}>
            <code>{MONOGRAPHS_PATH}</code>
          </a>
          : all monographs; ask with <code>letter=a</code>, <code>class=</code>,{' '}
          <code>condition=</code>, <code>reviewDueBefore=2027-01-01</code>, <code>limit=</code>, and
          follow <code>next</code>
        </li>
        <li>
          <a href={TERMS_PATH}>
            <code>{TERMS_PATH}</code>
          </a>
          : drug classes and conditions; <code>kind=class</code> or <code>kind=condition</code>
        </li>
        <li>
          <a href={FEED_PATH}>
            <code>{FEED_PATH}</code>
          </a>
          : what changed last, as an Atom feed
        </li>
        <li>
          <a href="/sitemap.xml">
            <code>/sitemap.xml</code>
          </a>
          : every page, with the time of its last change
        </li>
        <li>
          <a href="/llms.txt">
            <code>/llms.txt</code>
          </a>
          : this site for language models
        </li>
        <li>
          <a href={OPEN_API_PATH}>
            <code>{OPEN_API_PATH}</code>
          </a>
          : the API described for programs (OpenAPI 3.1)
        </li>
      </ul>
      <h2>How answers hold</h2>
      <p>
        Nothing needs a key, and pages of other sites may ask. Each answer has an <code>ETag</code>:
        send it back as <code>If-None-Match</code>, and <code>304</code> says that what you have
        still holds. A monograph that is withdrawn is gone from every form at once: ask again before
        you show what you have kept. If a monograph cannot be refreshed, its last checked version
        stands in and <code>keptSince</code> says since when. Version 1 may gain fields; none will
        change its meaning or go.
      </p>
      <h2>Problems</h2>
      <p>
        Errors are <code>application/problem+json</code> (RFC 9457). Their <code>type</code> leads
        to one of these:
      </p>
      <h3 id="invalid-parameter">A parameter cannot be used as given</h3>
      <p>
        Status 400. <code>parameters</code> names each one at fault and says what to send instead.
      </p>
      <h3 id="not-found">There is nothing at this address</h3>
      <p>Status 404. Nothing is published there, or not any more.</p>
      <h3 id="being-corrected">This monograph is being corrected</h3>
      <p>Status 404. It is published, but not fit to show. Ask again later.</p>
      <h3 id="unavailable">The content cannot be reached</h3>
      <p>
        Status 503. Ask again after the seconds of <code>Retry-After</code>.
      </p>
      <h2>Try it</h2>
      <pre>
        <code>{`curl ${origin}${MONOGRAPHS_PATH}?letter=w\ncurl ${origin}${MONOGRAPHS_PATH}/warfarin`}</code>
      </pre>
    </div>
  );
}
