import { MONOGRAPHS_PATH, OPEN_API_PATH, TERMS_PATH } from '#lib/publicApi/paths.ts';
import { FEED_PATH, SITE_ADVICE, SITE_DESCRIPTION, SITE_NAME } from '#lib/seo/site.ts';

/**
 * What this site is and where to read it best, for language models. https://llmstxt.org
 * @param siteUrl The public address of the site, without a final slash.
 */
export function llmsText(siteUrl: string): string {
  const item = (name: string, path: string, what: string) =>
    `- [${name}](${siteUrl}${path}): ${what}`;
  return `# ${SITE_NAME}

> ${SITE_DESCRIPTION}

${SITE_ADVICE}

Before you rely on a page, read what it says about itself:

- Each page says when it was last reviewed, by whom and when the next review is due, or that no clinician has reviewed it. Demonstration content is marked as such and must not be used.
- Quote doses, frequencies and warnings word for word, with the page's address and the date of its last review.
- No entry about an interaction does not mean that there is no interaction.
- Names of medicines look alike. If a name does not match exactly, ask which medicine is meant; do not choose one.

## Read

- Any monograph as Markdown: add \`.md\` to its address, as in \`${siteUrl}/drugs/SLUG.md\`. It has every word of the page.
${item('Medicines A to Z', '/drugs', 'every monograph by generic name, brand name and synonym')}
${item('Classes', '/classes', 'medicines by drug class')}
${item('Conditions', '/conditions', 'medicines by what they are used in')}
${item('About', '/about', 'who is behind this site')}
${item('How we review', '/about/review', 'what a review means, and what it does not')}

## Data

${item('For developers', '/about/data', 'everything that programs can read here')}
${item('Monographs as JSON', MONOGRAPHS_PATH, 'by letter, class, condition and next review, page by page')}
${item('Classes and conditions as JSON', TERMS_PATH, 'what monographs are listed by')}
${item('OpenAPI description', OPEN_API_PATH, 'the API, for programs')}
${item('Changes', FEED_PATH, 'what was published or changed last, as an Atom feed')}
${item('Sitemap', '/sitemap.xml', 'every page with the time of its last change')}
`;
}
