import type { ContentSource } from '#lib/content/source.ts';
import { answerUnlessKnown } from '#lib/http/conditional.ts';
import { Allowance } from './allowance.ts';
import { answerSearch } from './answer.ts';
import { currentIndex } from './currentIndex.ts';
import { LONGEST_QUERY, readQuery } from './query.ts';

const DEFAULT_LIMIT = 8;
const HIGHEST_LIMIT = 20;

const allowance = new Allowance();

/**
 * Answers `GET /api/search?q=…&limit=…` with the first pages for a query, best first:
 *
 *     { query, total,
 *       results: [{ kind, name, note?, path, part }],
 *       didYouMean: [{ kind, name, note?, path }] }
 *
 * `didYouMean` is for asking the reader and never for going there. An empty query has no results. At
 * most 20 (`limit`, by default 8) are sent. With an ETag. 400 for a query longer than 300
 * characters or a `limit` out of range; 429 for more than 25 a second from one address, after a
 * first 100.
 * @throws LakeUnavailable if the lake gives no answer and no lists were ever kept.
 */
export async function respondToSearch(source: ContentSource, request: Request): Promise<Response> {
  const asker = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  if (!allowance.take(asker, Date.now())) {
    return refuse(429, 'Too many searches: wait a second.', { 'retry-after': '1' });
  }
  const { searchParams } = new URL(request.url);
  const query = readQuery(searchParams.get('q'));
  const limit = Number(searchParams.get('limit') ?? DEFAULT_LIMIT);
  if (query.state === 'tooLong') {
    return refuse(400, `Give a query of at most ${LONGEST_QUERY} characters.`);
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > HIGHEST_LIMIT) {
    return refuse(400, `Give a limit from 1 to ${HIGHEST_LIMIT}.`);
  }
  const answer =
    query.state === 'empty'
      ? { query: '', total: 0, results: [], didYouMean: [] }
      : answerSearch(await currentIndex(source), query.text, { from: 0, count: limit });
  return answerUnlessKnown(request, JSON.stringify(answer), {
    'content-type': 'application/json; charset=utf-8',
    'x-robots-tag': 'noindex',
  });
}

function refuse(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers: { 'cache-control': 'no-store', ...headers } });
}
