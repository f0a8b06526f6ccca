import type { SanityClient } from '@sanity/client';
import type { z } from 'zod';
import { LAKE_TIMEOUT } from './client.ts';

/** The lake is down, hangs, refuses or answers something that is not an answer. */
export class LakeUnavailable extends Error {
  override name = 'LakeUnavailable';
}

/**
 * Asks the lake one question.
 * @param answer What a believable answer looks like.
 * @param patience Milliseconds to wait in all; with less than the usual there is no second try.
 * @throws LakeUnavailable for whatever keeps us from a believable answer.
 */
export async function askLake<T>(
  client: SanityClient,
  query: string,
  params: Record<string, unknown>,
  answer: z.ZodType<T>,
  patience: number = LAKE_TIMEOUT,
): Promise<T> {
  let result: unknown;
  try {
    result = await client.fetch<unknown, Record<string, unknown>>(query, params, {
      timeout: patience,
      ...(patience < LAKE_TIMEOUT ? { maxRetries: 0 } : {}),
      signal: AbortSignal.timeout(LAKE_TIMEOUT * 2),
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LakeUnavailable(`The Content Lake gave no answer: ${reason}`, { cause });
  }
  const believed = answer.safeParse(result);
  if (believed.success) return believed.data;
  const [issue] = believed.error.issues;
  throw new LakeUnavailable(
    `The Content Lake answered something else than was asked for: ${issue?.path.join('.') || 'the answer'}: ${issue?.message}`,
  );
}
