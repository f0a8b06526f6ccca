import type { SearchAnswer } from './answer.ts';

const MOST_SUGGESTIONS = 8;

/**
 * Asks the site, from a reader's browser, what a text could be.
 * @throws if there is no answer, or the request was aborted.
 */
export async function suggestionsFor(text: string, signal: AbortSignal): Promise<SearchAnswer> {
  const query = new URLSearchParams({ q: text, limit: String(MOST_SUGGESTIONS) });
  const response = await fetch(`/api/search?${query}`, { signal });
  if (!response.ok) throw new Error(`The search answered ${response.status}.`);
  return response.json();
}
