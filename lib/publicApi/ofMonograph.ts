import type { Monograph } from '#lib/content/monograph.ts';
import { readMonograph } from '#lib/content/readMonograph.ts';
import { readSettings } from '#lib/content/readSettings.ts';
import type { SiteSettings } from '#lib/content/siteSettings.ts';
import { ASK_AT_EVERY_VISIT } from '#lib/freshness/headers.ts';
import { answerUnlessKnown } from '#lib/http/conditional.ts';
import { drugPath } from '#lib/seo/site.ts';
import { problem } from './problem.ts';
import { respond } from './respond.ts';
import type { PublicSite } from './site.ts';

/** What the page of a monograph is made of, and so every other form of it. */
export type Page = { monograph: Monograph; settings: SiteSettings | null; keptSince?: string };

type Body = string | Uint8Array<ArrayBuffer>;

/** A form in which a monograph can be had besides its page. */
export type Form = {
  contentType: string;
  /** The path of this form of a monograph. */
  path(slug: string): string;
  write(page: Page, siteUrl: string): Body | Promise<Body>;
};

/**
 * Answers with a monograph in another form: what its page shows, moved where the page has moved,
 * gone when the page is gone.
 */
export function respondWithMonograph(
  site: PublicSite,
  request: Request,
  slug: string,
  form: Form,
): Promise<Response> {
  return respond(site, async () => {
    const { source, siteUrl } = site;
    const answer = await readMonograph(source, slug);
    switch (answer.state) {
      case 'published': {
        const page = { ...answer, settings: await readSettings(source) };
        return answerUnlessKnown(request, await form.write(page, siteUrl), {
          'content-type': form.contentType,
          link: `<${siteUrl}${drugPath(slug)}>; rel="canonical"`,
        });
      }
      case 'moved':
        return new Response(null, {
          status: 308,
          headers: { location: form.path(answer.slug), 'cache-control': ASK_AT_EVERY_VISIT },
        });
      case 'beingCorrected':
        return problem(
          siteUrl,
          'being-corrected',
          `"${slug}" is published, but not fit to show. Ask again later.`,
        );
      case 'absent':
        return problem(
          siteUrl,
          'not-found',
          `There is no monograph "${slug}". ${siteUrl}/api/v1/monographs lists all that there are.`,
        );
    }
  });
}
