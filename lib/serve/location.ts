import type { Answer } from './collect.ts';

/** How Next notes a redirect for its own scripts, in the text of the page. */
const NOTED = /NEXT_REDIRECT;(?:replace|push);(\/[^;"\\\s]*);30\d;/;

/**
 * Sees to it that a redirect says once where it leads. Next says it twice when it has just made the
 * page, and not at all when it has made it anew behind a reader who still got the old one.
 */
export function withLocation(answer: Answer): Answer {
  const { status, headers, body } = answer;
  if (status < 300 || status >= 400 || status === 304) return answer;
  const location = [headers.location ?? []].flat()[0] ?? NOTED.exec(body.toString())?.[1];
  return location === undefined ? answer : { ...answer, headers: { ...headers, location } };
}
