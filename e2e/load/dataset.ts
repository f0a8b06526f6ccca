import type { SanityClient } from '@sanity/client';

type Document = { _id: string; _type: string } & Record<string, unknown>;

const IN_ONE_TRANSACTION = 100;

/**
 * Fills a dataset with copies of its own monographs, each under a name and address of its own, until
 * there are so many. What has to be unique (codes, brands, synonyms) the copies leave out.
 * @returns the slugs of all of them, copies and originals.
 */
export async function fillWithCopies(client: SanityClient, size: number): Promise<string[]> {
  const originals = await client.fetch<Document[]>(
    '*[_type == "monograph" && !(_id in path("drafts.**"))] | order(_id)',
  );
  const copies = Array.from({ length: size - originals.length }, (_, index) => {
    const original = originals[index % originals.length];
    if (original === undefined) throw new Error('There is no monograph to copy.');
    return copyOf(original, index + 1);
  });
  for (let start = 0; start < copies.length; start += IN_ONE_TRANSACTION) {
    const transaction = client.transaction();
    for (const copy of copies.slice(start, start + IN_ONE_TRANSACTION)) {
      transaction.createOrReplace(copy);
    }
    await transaction.commit({ visibility: 'async' });
  }
  return client.fetch<string[]>('*[_type == "monograph"].slug.current');
}

function copyOf(original: Document, number: number): Document {
  const { _rev, _createdAt, _updatedAt, brandNames, synonyms, identifiers, ...rest } = original;
  const name = `${rest.title} ${number}`;
  return {
    ...rest,
    _id: `${original._id}-${number}`,
    title: name,
    slug: { _type: 'slug', current: name.toLowerCase().replace(/[^a-z0-9]+/g, '-') },
  };
}
