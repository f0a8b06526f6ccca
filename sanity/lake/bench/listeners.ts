import type { SanityClient } from '@sanity/client';
import { type Timing, timing } from './measure.ts';

export type FanOut = { listeners: number; afterSending: Timing; afterAcknowledged: Timing };

/**
 * Opens listeners, changes one document again and again, and returns how long it takes until the
 * last of them has been told. They may be told before the change is acknowledged: that counts as 0.
 */
export async function fanOut(
  client: SanityClient,
  documentId: string,
  listeners: number,
  changes: number,
): Promise<FanOut> {
  let waiting = 0;
  let told: () => void = () => undefined;
  const welcomed = Array.from({ length: listeners }, () => Promise.withResolvers<void>());
  const subscriptions = welcomed.map(({ resolve, reject }) => {
    const events = ['welcome', 'mutation'] as const;
    const stream = client.listen(
      '*[_type == "article"]',
      {},
      { events: [...events], includeResult: false },
    );
    return stream.subscribe({
      next: ({ type }) => {
        if (type === 'welcome') resolve();
        if (type !== 'mutation') return;
        waiting -= 1;
        if (waiting === 0) told();
      },
      error: reject,
    });
  });
  await Promise.all(welcomed.map(({ promise }) => promise));

  const afterSending: number[] = [];
  const afterAcknowledged: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    waiting = listeners;
    const allTold = new Promise<number>((resolve) => {
      told = () => resolve(performance.now());
    });
    const sent = performance.now();
    await client.patch(documentId).set({ heard: change }).commit({ returnDocuments: false });
    const acknowledged = performance.now();
    const last = await allTold;
    afterSending.push(last - sent);
    afterAcknowledged.push(Math.max(0, last - acknowledged));
  }
  for (const subscription of subscriptions) subscription.unsubscribe();
  return {
    listeners,
    afterSending: timing(afterSending),
    afterAcknowledged: timing(afterAcknowledged),
  };
}
