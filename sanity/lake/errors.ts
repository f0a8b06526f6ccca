import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An answer other than success, in one of the two shapes that Sanity's API uses. */
export class LakeError extends Error {
  readonly status: ContentfulStatusCode;
  readonly body: Record<string, unknown>;

  constructor(status: ContentfulStatusCode, message: string, body: Record<string, unknown>) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

const REASONS: Partial<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
};

/** Errors about the request itself: `{statusCode, error, message}`. */
export function apiError(
  status: ContentfulStatusCode,
  message: string,
  more: Record<string, unknown> = {},
): LakeError {
  const error = REASONS[status] ?? 'Error';
  return new LakeError(status, message, { statusCode: status, error, message, ...more });
}

/** Errors about content: `{error: {type, description, …}}`. */
export function contentError(
  status: ContentfulStatusCode,
  type: string,
  description: string,
  more: Record<string, unknown> = {},
): LakeError {
  return new LakeError(status, description, { error: { ...more, type, description } });
}

export type MutationProblem = { type: string; description: string; [detail: string]: unknown };

/** A refused transaction: which of its mutations or actions (by index) and why. */
export function refusedTransaction(
  type: 'mutationError' | 'actionError',
  status: ContentfulStatusCode,
  index: number,
  problem: MutationProblem,
): LakeError {
  const what = type === 'mutationError' ? 'mutation' : 'action';
  const description = `The ${what}(s) failed: ${problem.description}`;
  return contentError(status, type, description, { items: [{ error: problem, index }] });
}
