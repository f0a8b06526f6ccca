import type { z } from 'zod';
import type { Term } from '#lib/content/monograph.ts';
import { readRecentLists } from '#lib/content/readRecentLists.ts';
import { answerUnlessKnown } from '#lib/http/conditional.ts';
import { markdownOf } from '#lib/markdown/richText.ts';
import { classPath, conditionPath } from '#lib/seo/site.ts';
import { readParameters, termParameters } from './parameters.ts';
import { wrongParameters } from './problem.ts';
import { respond } from './respond.ts';
import type { termShape, termsShape } from './shapes.ts';
import type { PublicSite } from './site.ts';

/** Answers with the drug classes and conditions. */
export function respondWithTerms(site: PublicSite, request: Request): Promise<Response> {
  return respond(site, async () => {
    const read = readParameters(termParameters, request.url);
    if ('wrong' in read) return wrongParameters(site.siteUrl, read.wrong);
    const { terms } = await readRecentLists(site.source);
    const items = terms
      .map((term) => termJson(term, site.siteUrl))
      .filter(({ kind }) => read.values.kind === undefined || kind === read.values.kind);
    const body: z.infer<typeof termsShape> = { items };
    return answerUnlessKnown(request, JSON.stringify(body), {
      'content-type': 'application/json; charset=utf-8',
    });
  });
}

function termJson(term: Term, siteUrl: string): z.infer<typeof termShape> {
  const { kind, slug, title, description, updatedAt } = term;
  const url = siteUrl + (kind === 'drugClass' ? classPath(slug) : conditionPath(slug));
  return {
    kind: kind === 'drugClass' ? 'class' : 'condition',
    ...{ slug, title, url, updatedAt },
    description: description && markdownOf(description, url),
  };
}
