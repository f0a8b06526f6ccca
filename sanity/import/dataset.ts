import { createClient, type SanityClient } from '@sanity/client';
import { z } from 'zod';
import { API_VERSION } from '#lib/env.ts';

/** A document as the Content Lake holds it; it may break the shape. */
export type Stored = Record<string, unknown> & { _id: string; _rev: string };

/** What a dataset holds already, in short. */
export type Holdings = {
  monographs: { id: string; title: string; slug: string }[];
  terms: { id: string; type: 'drugClass' | 'condition'; title: string }[];
};

export const NOTHING: Holdings = { monographs: [], terms: [] };

const variables = z.object({
  SANITY_PROJECT_ID: z.string().min(1),
  SANITY_DATASET: z.string().min(1),
  SANITY_API_HOST: z.url({ protocol: /^https?$/ }).optional(),
  SANITY_API_WRITE_TOKEN: z.string().min(1),
});

const TIMEOUT = 60_000;
const BATCH = 50;

/**
 * Opens the dataset that the environment names, for writing.
 * @throws if a variable is missing or malformed, naming it.
 */
export function openDataset(environment: Record<string, string | undefined>): SanityClient {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const result = variables.safeParse(Object.fromEntries(given));
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new Error(
      `Not set, or malformed: ${names}. Set it in .env.local; .env.example says what each variable is for. ` +
        'Without SANITY_PROJECT_ID "npm run content:import -- …" sets everything for local use.',
    );
  }
  const host = result.data.SANITY_API_HOST;
  return createClient({
    projectId: result.data.SANITY_PROJECT_ID,
    dataset: result.data.SANITY_DATASET,
    token: result.data.SANITY_API_WRITE_TOKEN,
    apiVersion: API_VERSION,
    useCdn: false,
    perspective: 'raw',
    timeout: TIMEOUT,
    maxRetries: 1,
    ...(host === undefined ? {} : { apiHost: host, useProjectHostname: false }),
  });
}

const holdings = z.object({
  monographs: z.array(
    z.object({ id: z.string(), title: z.string().nullable(), slug: z.string().nullable() }),
  ),
  terms: z.array(
    z.object({
      id: z.string(),
      type: z.enum(['drugClass', 'condition']),
      title: z.string().nullable(),
    }),
  ),
});

const HOLDINGS_QUERY = `{
  "monographs": *[_type == "monograph"]{"id": _id, title, "slug": slug.current},
  "terms": *[_type in ["drugClass", "condition"]]{"id": _id, "type": _type, title}
}`;

/**
 * Lists what a dataset holds.
 * @throws DatasetError if it cannot be reached or refuses.
 */
export async function readHoldings(client: SanityClient): Promise<Holdings> {
  const answer: unknown = await reached(client, client.fetch(HOLDINGS_QUERY));
  const { monographs, terms } = holdings.parse(answer);
  return {
    monographs: monographs.map((one) => ({
      id: publishedId(one.id),
      title: one.title ?? '',
      slug: one.slug ?? '',
    })),
    terms: terms.map((one) => ({ ...one, id: publishedId(one.id), title: one.title ?? '' })),
  };
}

/**
 * Fetches whole documents.
 * @param ids Ids with their prefixes; those that do not exist are left out of the answer.
 * @throws DatasetError if the dataset cannot be reached or refuses.
 */
export async function readDocuments(
  client: SanityClient,
  ids: readonly string[],
  progress: (done: number) => void = () => {},
): Promise<Map<string, Stored>> {
  const documents = new Map<string, Stored>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    for (const one of await reached(client, client.getDocuments([...batch]))) {
      if (one !== null) documents.set(one._id, one);
    }
    progress(Math.min(start + BATCH, ids.length));
  }
  return documents;
}

/** The id without `drafts.` or `versions.<release>.`. */
export function publishedId(id: string): string {
  return id.replace(/^(?:drafts|versions\.[^.]+)\./, '');
}

/** The dataset cannot be reached, or refuses. */
export class DatasetError extends Error {
  override name = 'DatasetError';
}

/** Waits for an answer and says what to do where there is none. */
export async function reached<Answer>(
  client: SanityClient,
  answer: Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    const { apiHost, projectId, dataset } = client.config();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(
      `The dataset ${projectId}/${dataset} at ${apiHost} does not answer as it should: ${reason}\n` +
        'Start the site with "npm start", or check SANITY_API_HOST, SANITY_PROJECT_ID, SANITY_DATASET and SANITY_API_WRITE_TOKEN.',
      { cause },
    );
  }
}
