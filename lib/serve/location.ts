import type { Answer } from './collect.ts';

/** What Next writes into the body of a redirect, for browsers that have begun to read. */
const REFRESH =
  /<meta id="__next-page-redirect" http-equiv="refresh" content="\d+;url=([^"]+)"\s*\/?>/;

/**
 * Sees to it that a redirect says once where it leads. Next says it twice when it has just made the
 * page, and not at all when it has made it anew behind a reader who still got the old one.
 * @throws if a redirect leads nowhere.
 */
export function withLocation(answer: Answer): Answer {
  const { status, headers, body } = answer;
  if (status < 300 || status >= 400 || status === 304) return answer;
  const given = [headers.location ?? []].flat()[0];
  const location = given ?? REFRESH.exec(body.toString())?.[1]?.replaceAll('&amp;', '&');
  if (location === undefined) throw new Error(`A redirect (${status}) says not where it leads.`);
  return { ...answer, headers: { ...headers, location } };
}
