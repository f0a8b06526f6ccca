import { z } from 'zod';
import { apiError } from '../errors.ts';

/** https://www.sanity.io/docs/http-mutations */
const attributes = z.record(z.string(), z.unknown());

/** A path into a document. None leads into what the documents of a program are made of. */
const path = z
  .string()
  .min(1)
  .refine((text) => !text.includes('__proto__'), 'no path may lead through "__proto__"');

const stub = z.looseObject({
  _id: z.string().optional(),
  _type: z.string({ error: 'a document needs a _type' }).min(1),
});
const identifiedStub = z.looseObject({ _id: z.string().min(1), _type: z.string().min(1) });

/** What a patch may do to a document. */
export const patchOperations = {
  set: z.record(path, z.unknown()).optional(),
  setIfMissing: z.record(path, z.unknown()).optional(),
  unset: z.array(path).optional(),
  inc: z.record(path, z.number()).optional(),
  dec: z.record(path, z.number()).optional(),
  insert: z
    .union([
      z.strictObject({ before: path, items: z.array(z.unknown()) }),
      z.strictObject({ after: path, items: z.array(z.unknown()) }),
      z.strictObject({ replace: path, items: z.array(z.unknown()) }),
    ])
    .optional(),
  diffMatchPatch: z.record(path, z.string()).optional(),
  ifRevisionID: z.string().optional(),
};

const byId = z.strictObject({ id: z.union([z.string(), z.array(z.string())]) });
const byQuery = z.strictObject({ query: z.string(), params: attributes.optional() });

/** Whether to erase the history of what is deleted, too. */
export const purge = { purge: z.boolean().optional() };

const patch = z.union([byId.extend(patchOperations), byQuery.extend(patchOperations)]);

const mutationSchema = z.union([
  z.strictObject({ create: stub }),
  z.strictObject({ createOrReplace: identifiedStub }),
  z.strictObject({ createIfNotExists: identifiedStub }),
  z.strictObject({
    delete: z.union([byId.extend(purge), byQuery.extend(purge)]),
  }),
  z.strictObject({ patch }),
]);

export type Mutation = z.output<typeof mutationSchema>;
export type PatchOperations = Omit<z.output<typeof patch>, 'id' | 'query' | 'params'>;

const requestSchema = z.strictObject({
  mutations: z.array(z.unknown()),
  transactionId: z.string().min(1).optional(),
});

/** Takes a request's body; returns its mutations. Throws a 400 naming the first that is not one. */
export function readMutations(body: unknown): { mutations: Mutation[]; transactionId?: string } {
  const request = requestSchema.safeParse(body);
  if (!request.success) {
    throw apiError(400, 'Expected {"mutations": […], "transactionId"?: "…"}');
  }
  const mutations = request.data.mutations.map((each, index) => {
    const mutation = mutationSchema.safeParse(each);
    if (mutation.success) return mutation.data;
    throw apiError(
      400,
      `mutations[${index}] is not a mutation: ${z.prettifyError(mutation.error)}`,
    );
  });
  return { mutations, transactionId: request.data.transactionId };
}
