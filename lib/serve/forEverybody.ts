import type { IncomingMessage } from 'node:http';

/** Next's name for the cookie of who may see drafts. */
const DRAFT_COOKIE = /(?:^|;\s*)__prerender_bypass=/;

const OF_EDITORS = /^\/(?:studio|drafts|api)(?:\/|$)/;

/** Headers with which a browser or Next's own scripts ask for a part, or for something else. */
const SPECIAL = ['range', 'authorization', 'rsc', 'next-router-prefetch', 'next-action', 'upgrade'];

/** Whether a request asks for what every reader gets alike. */
export function isForEverybody(request: IncomingMessage): boolean {
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    !OF_EDITORS.test(pathOf(request)) &&
    !DRAFT_COOKIE.test(request.headers.cookie ?? '') &&
    SPECIAL.every((name) => request.headers[name] === undefined)
  );
}

/** The address without its query. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}
