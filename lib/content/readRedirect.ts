import { z } from 'zod';
import { redirectsAnswer, type StoredDocument } from './answers.ts';
import { LAKE_TIMEOUT, PATIENCE_WITH_COPY } from './client.ts';
import { LakeUnavailable } from './lake.ts';
import { REDIRECTS_QUERY } from './queries.ts';
import { check, SHAPES } from './shape/check.ts';
import { withoutFinalSlash } from './shape/supporting.ts';
import type { EditorRedirect } from './siteSettings.ts';
import type { ContentSource } from './source.ts';

const FACT = 'redirects';
const FRESH_FOR = 10_000;

const redirects = z.array(z.object({ from: z.string(), to: z.string(), permanent: z.boolean() }));

type Redirects = z.infer<typeof redirects>;

/**
 * Where an editor has sent an old path.
 * @param path A path of this site; a final slash does not matter.
 * @param fresh Asks the lake even if it was asked a moment ago.
 * @throws LakeUnavailable if the lake gives no answer and none was ever kept.
 */
export async function readRedirect(
  source: ContentSource,
  path: string,
  fresh = false,
): Promise<EditorRedirect | null> {
  return follow(await readRedirects(source, fresh), withoutFinalSlash(path));
}

/** Follows redirects of redirects to their end in one step. One that leads in circles leads nowhere. */
function follow(all: Redirects, path: string): EditorRedirect | null {
  const steps: Redirects = [];
  for (let at = path; ; ) {
    const step = all.find(({ from }) => from === at);
    if (step === undefined) break;
    if (steps.includes(step)) return null;
    steps.push(step);
    at = withoutFinalSlash(step.to);
  }
  const last = steps.at(-1);
  if (last === undefined) return null;
  return { to: last.to, permanent: steps.every(({ permanent }) => permanent) };
}

async function readRedirects(source: ContentSource, fresh: boolean): Promise<Redirects> {
  const askedAt = new Date();
  const fact = source.facts.get(FACT);
  const kept = redirects.safeParse(fact?.value);
  const isFresh = fact !== undefined && askedAt.getTime() - fact.seenAt.getTime() < FRESH_FOR;
  if (kept.success && isFresh && !fresh) return kept.data;
  try {
    const documents = await source.published.ask(
      REDIRECTS_QUERY,
      {},
      redirectsAnswer,
      kept.success ? PATIENCE_WITH_COPY : LAKE_TIMEOUT,
    );
    const valid = documents.flatMap((document) => checkRedirect(source, document));
    source.facts.put(FACT, valid, askedAt);
    return valid;
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error;
    source.report.outage(error);
    if (!kept.success) throw error;
    return kept.data;
  }
}

function checkRedirect(source: ContentSource, document: StoredDocument): Redirects {
  const checked = check(SHAPES.redirect, document);
  if (checked.valid) {
    const { from, to, permanent = false } = checked.value;
    return [{ from: withoutFinalSlash(from), to, permanent }];
  }
  const { _id: id, _rev: revision, from } = document;
  const title = typeof from === 'string' ? from : '(no path)';
  source.report.document({ id, revision, type: 'redirect', title, faults: checked.faults });
  return [];
}
