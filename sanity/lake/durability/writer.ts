import type { SanityClient } from '@sanity/client';

/** Writes in one way, one transaction after another, and knows what must be there afterwards. */
export type Writer = {
  /** One transaction; it throws if the lake did not acknowledge it. */
  write: (client: SanityClient) => Promise<void>;
  /** After a restart: what is wrong with what was written since the last check. */
  check: (client: SanityClient) => Promise<string[]>;
};

/** Takes ids; returns the documents among them that there are. */
export async function documentsOf(client: SanityClient, ids: string[]) {
  return client.fetch<{ _id: string; _rev: string; n?: number }[]>('*[_id in $ids]', { ids });
}
