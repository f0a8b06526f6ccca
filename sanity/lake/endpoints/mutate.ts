import { may } from '../access/permissions.ts';
import { type Endpoint, flag, jsonBody, requireDataset } from '../http/context.ts';
import { readMutations } from '../mutate/mutation.ts';
import { stepsOf, transact } from '../mutate/transact.ts';

/** POST /data/mutate/:dataset — https://www.sanity.io/docs/http-mutations */
export const mutate: Endpoint = (routes, lake) => {
  routes.post('/data/mutate/:dataset', async (context) => {
    const { mutations, transactionId } = readMutations(await jsonBody(context));
    const dataset = requireDataset(context, lake);
    const { identity } = context.var;
    const outcome = transact(
      lake,
      {
        dataset,
        identity,
        transactionId,
        dryRun: flag(context, 'dryRun'),
        autoGenerateArrayKeys: flag(context, 'autoGenerateArrayKeys'),
      },
      stepsOf(mutations),
    );
    const withDocuments = flag(context, 'returnDocuments');
    const isAsked = withDocuments || flag(context, 'returnIds');
    const results = outcome.results.map((result) => {
      const document = outcome.documents.get(result.id)?.after ?? dataset.get(result.id);
      const isShown = withDocuments && document && may(identity, 'read', document, dataset);
      return isShown ? { ...result, document } : result;
    });
    return context.json({
      transactionId: outcome.transactionId,
      results: isAsked ? results : [],
    });
  });
};
