import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/**
 * Gives every answer a trace id, which clients of Sanity repeat in their errors and the lake in its
 * log. https://www.w3.org/TR/trace-context
 */
export const traced: MiddlewareHandler = async (context, next) => {
  const given = context.req.header('traceparent')?.match(/^00-([0-9a-f]{32})-[0-9a-f]{16}-/)?.[1];
  const trace = given ?? randomBytes(16).toString('hex');
  context.header('Traceparent', `00-${trace}-${randomBytes(8).toString('hex')}-00`);
  await next();
};
