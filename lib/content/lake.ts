import type { SanityClient } from '@sanity/client';
import type { z } from 'zod';
import { LAKE_TIMEOUT } from './client.ts';

/** No question waits longer than this, with its second try. */
const LONGEST_WAIT = LAKE_TIMEOUT + 2_000;

/** After a question without an answer, further ones are not asked for a moment. */
const REST_AFTER_TIMEOUT = 3_000;

/** The lake is down, hangs, refuses or answers something that is not an answer. */
export class LakeUnavailable extends Error {
  override name = 'LakeUnavailable';
}

/** The Content Lake, as one client sees it. */
export class Lake {
  readonly client: SanityClient;
  #restsUntil = 0;

  constructor(client: SanityClient) {
    this.client = client;
  }

  /** The same lake, seen through other layers: releases and `drafts`, the first on top. */
  through(perspective: string[]): Lake {
    return new Lake(this.client.withConfig({ perspective }));
  }

  /**
   * Asks one question. While the lake hangs, one visitor finds out; the others do not wait.
   * @param answer What a believable answer looks like.
   * @param patience Milliseconds to wait; with less than the usual there is no second try.
   * @throws LakeUnavailable for whatever keeps us from a believable answer.
   */
  async ask<T>(
    query: string,
    params: Record<string, unknown>,
    answer: z.ZodType<T>,
    patience: number = LAKE_TIMEOUT,
  ): Promise<T> {
    if (Date.now() < this.#restsUntil) {
      throw new LakeUnavailable('The Content Lake did not answer a moment ago.');
    }
    const believed = answer.safeParse(await this.#fetch(query, params, patience));
    if (believed.success) return believed.data;
    const [issue] = believed.error.issues;
    throw new LakeUnavailable(
      `The Content Lake answered something else than was asked for (${issue?.path.join('.') || 'the answer'}: ${issue?.message}).`,
    );
  }

  async #fetch(query: string, params: Record<string, unknown>, patience: number): Promise<unknown> {
    const askedAt = Date.now();
    try {
      return await this.client.fetch<unknown, Record<string, unknown>>(query, params, {
        timeout: patience,
        ...(patience < LAKE_TIMEOUT ? { maxRetries: 0 } : {}),
        signal: AbortSignal.timeout(LONGEST_WAIT),
      });
    } catch (cause) {
      if (Date.now() - askedAt >= patience) this.#restsUntil = Date.now() + REST_AFTER_TIMEOUT;
      throw new LakeUnavailable(`The Content Lake gave no answer (${reasonOf(cause)}).`, { cause });
    }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
