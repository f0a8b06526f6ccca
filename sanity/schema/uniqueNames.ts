import { getPublishedId, type SanityDocument, type ValidationContext } from 'sanity';
import { z } from 'zod';
import { API_VERSION } from './apiVersion.ts';

/** Published monographs other than this one that share its title or one of its brand names. */
const SHARED_NAMES = `*[_type == "monograph" && _id != $id
  && (lower(title) == $title || count((brandNames[])[lower(@) in $brands]) > 0)]
  | order(title) [0...20] {title, brandNames}`;

const answer = z.array(
  z.object({ title: z.string().nullish(), brandNames: z.array(z.string()).nullish() }),
);

const named = z.object({
  title: z.string().catch(''),
  brandNames: z.array(z.string()).catch([]),
});

/**
 * Only the dataset knows whether another monograph has the same name: a reader who looks for it
 * must find one page.
 * @param document The monograph being edited.
 * @param context Gives the client to ask with.
 * @returns an error at the title or brand name that is taken.
 */
export async function uniqueNames(
  document: SanityDocument | undefined,
  context: Pick<ValidationContext, 'getClient'>,
) {
  if (document === undefined) return true;
  const { title, brandNames } = named.parse(document);
  const brands = brandNames.map((brand) => brand.toLowerCase());
  const found: unknown = await context
    .getClient({ apiVersion: API_VERSION })
    .fetch(
      SHARED_NAMES,
      { id: getPublishedId(document._id), title: title.toLowerCase(), brands },
      { perspective: 'published' },
    );
  const errors = answer.parse(found).flatMap((other) => {
    const otherTitle = other.title ?? 'Another monograph';
    const taken = other.brandNames?.map((brand) => brand.toLowerCase()) ?? [];
    const sameTitle = otherTitle.toLowerCase() === title.toLowerCase();
    return [
      ...(sameTitle
        ? [
            {
              path: ['title'],
              message: `There is already a monograph "${otherTitle}": edit that one.`,
            },
          ]
        : []),
      ...brands.flatMap((brand, index) =>
        taken.includes(brand)
          ? [
              {
                path: ['brandNames', index],
                message: `"${brandNames[index]}" is a brand name of "${otherTitle}": remove it from one of the two.`,
              },
            ]
          : [],
      ),
    ];
  });
  return errors.length === 0 ? true : errors;
}
