import type { RequestContext } from './context.ts';

/** Takes a list and a request with `limit` and `nextCursor`; returns the part it asks for. */
export function page<T>(all: T[], context: RequestContext): { items: T[]; nextCursor: string } {
  const start = Number(context.req.query('nextCursor') || 0);
  const end = start + Number(context.req.query('limit') || 100);
  return { items: all.slice(start, end), nextCursor: end < all.length ? String(end) : '' };
}
