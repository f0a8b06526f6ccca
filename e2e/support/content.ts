import { createClient, type SanityClient } from '@sanity/client';
import { paragraph, sampleMonograph } from '#lib/content/testing/samples.ts';
import { API_VERSION } from '#lib/env.ts';
import { address } from './address.ts';

/** A client that writes to the lake directly, behind the Studio's back and past the fault proxy. */
export function lakeClient(): SanityClient {
  return createClient({
    projectId: 'formulary',
    dataset: 'production',
    apiHost: address('lake'),
    useProjectHostname: false,
    apiVersion: API_VERSION,
    useCdn: false,
    token: address('writeToken'),
    perspective: 'raw',
  });
}

/** The smallest monograph that may be published, in our own words. */
export function smallMonograph(slug: string, title: string) {
  const usage = paragraph(`${title} is an invented medicine for this journey.`);
  return sampleMonograph(slug, { title, usage });
}

/**
 * Asks the site for a page until it answers as wished.
 * @returns the last answer; the caller asserts on it.
 */
export async function until(
  path: string,
  wished: (answer: { status: number; body: string }) => boolean,
  milliseconds = 15_000,
): Promise<{ status: number; body: string; milliseconds: number }> {
  const began = Date.now();
  for (;;) {
    const response = await fetch(`${address('site')}${path}`, { redirect: 'manual' });
    const answer = { status: response.status, body: await response.text() };
    const taken = Date.now() - began;
    if (wished(answer) || taken > milliseconds) return { ...answer, milliseconds: taken };
    await new Promise((wake) => setTimeout(wake, 100));
  }
}
