import type { ListenEvent, MutationEvent, SanityClient } from '@sanity/client';

type Options = NonNullable<Parameters<SanityClient['listen']>[2]>;

/**
 * Listens, does `work` once welcomed, and returns the mutations that were heard when there are
 * `count` of them, in the order they came.
 */
export async function heard(
  client: SanityClient,
  query: string,
  params: Record<string, unknown>,
  options: Options,
  count: number,
  work: () => Promise<unknown>,
): Promise<MutationEvent[]> {
  const events: MutationEvent[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const subscription = client
    .listen(query, params, { ...options, events: ['welcome', 'mutation'] })
    .subscribe({
      next: (event: ListenEvent<Record<string, unknown>>) => {
        if (event.type === 'welcome') work().catch(reject);
        if (event.type === 'mutation') events.push(event);
        if (events.length === count) resolve();
      },
      error: reject,
    });
  try {
    await promise;
  } finally {
    subscription.unsubscribe();
  }
  return events;
}
