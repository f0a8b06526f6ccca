import { randomUUID } from 'node:crypto';
import type { SanityClient, Transaction } from '@sanity/client';
import { type LocalLake, startLocalLake } from './testing.ts';

const NAMES = {
  'u-editor': 'Edith Editor',
  'u-editor-2': 'Erin Editor',
  'u-reviewer': 'Rowan Reviewer',
};
type Person = keyof typeof NAMES;
type Kind = 'submit' | 'requestChanges' | 'approve' | 'override' | 'publish';

/** A step of a review as the Studio writes it. */
export function step(kind: Kind, monograph: string, revision: string, by: Person, more = {}) {
  return {
    _id: `reviewStep.${randomUUID()}`,
    _type: 'reviewStep',
    monograph: { _type: 'reference', _ref: monograph, _weak: true },
    kind,
    revision,
    by,
    name: NAMES[by],
    ...more,
  };
}

/** Approves as the Studio does: in one transaction, whose id is the approved revision. */
export function approving(
  client: SanityClient,
  by: Person,
  id: string,
  layer = `drafts.${id}`,
): Transaction {
  const transactionId = randomUUID();
  return client
    .transaction()
    .patch(layer, { set: { review: { by } } })
    .create(step('approve', id, transactionId, by))
    .transactionId(transactionId);
}

export const publishing = (id: string) => ({
  actionType: 'sanity.action.document.publish' as const,
  draftId: `drafts.${id}`,
  publishedId: id,
});

/** Deletes a document and its past. */
export function purge(client: SanityClient, id: string): Promise<unknown> {
  const mutations = [{ delete: { id, purge: true } }];
  return client.request({
    method: 'POST',
    url: '/data/mutate/production',
    body: { mutations },
  });
}

/** Sanity's refusal for want of a permission. */
export const refused = (permission: string) => ({
  statusCode: 403,
  details: { items: [{ error: { type: 'insufficientPermissionsError', permission } }] },
});

/** A lake whose monographs are under review. */
export type ReviewedLake = LocalLake & {
  revisionOf: (id: string) => Promise<string>;
  doseOf: (id: string) => Promise<string | null>;
  /** A published monograph with a draft whose words are Edith's. */
  drafted: () => Promise<{ id: string; draft: string }>;
};

export async function startReviewedLake(): Promise<ReviewedLake> {
  const lake = await startLocalLake();
  const { importer, edith } = lake;
  let made = 0;
  return {
    ...lake,
    revisionOf: async (id) => (await importer.getDocument(id))?._rev ?? '',
    doseOf: (id) => importer.fetch<string | null>('*[_id == $id][0].dose', { id }),
    drafted: async () => {
      made += 1;
      const id = `monograph-${made}`;
      const monograph = { _type: 'monograph', title: 'A', dose: 'one', review: { note: 'old' } };
      await importer.create({ _id: id, ...monograph });
      await edith.create({ _id: `drafts.${id}`, ...monograph, dose: 'two' });
      return { id, draft: `drafts.${id}` };
    },
  };
}
