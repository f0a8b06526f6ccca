import { z } from 'zod';
import { actions as known } from '../actions/index.ts';
import { apiError } from '../errors.ts';
import { type Endpoint, jsonBody, requireDataset } from '../http/context.ts';
import { transact } from '../mutate/transact.ts';
import { carryOn } from '../releases/carryOn.ts';

const requestSchema = z.object({
  actions: z.array(z.looseObject({ actionType: z.string() })),
  transactionId: z.string().min(1).optional(),
  dryRun: z.boolean().default(false),
});

/** POST /data/actions/:dataset — https://www.sanity.io/docs/http-actions */
export const actions: Endpoint = (routes, lake) => {
  routes.post('/data/actions/:dataset', async (context) => {
    const parsed = requestSchema.safeParse(await jsonBody(context));
    if (!parsed.success) {
      throw apiError(400, `Not valid actions: ${z.prettifyError(parsed.error)}`);
    }
    const dataset = requireDataset(context, lake);
    const { actions: requested, transactionId, dryRun } = parsed.data;
    const { identity } = context.var;
    const areOfReleases = requested.filter(isOfRelease).length;
    if (areOfReleases > 0 && areOfReleases < requested.length) {
      throw apiError(400, 'Actions on releases and on documents cannot be mixed in one request');
    }
    const steps = requested.map((request) => {
      const action = known.get(request.actionType);
      if (action) return action(request, { identity, history: lake.history });
      throw apiError(501, `This lake does not perform ${request.actionType}`);
    });
    const movesReleases = areOfReleases > 0;
    const errorType = 'actionError' as const;
    const request = { dataset, identity, transactionId, dryRun, errorType, movesReleases };
    const outcome = transact(lake, request, steps);
    if (movesReleases) carryOn(lake, dataset);
    return context.json({ transactionId: outcome.transactionId });
  });
};

function isOfRelease({ actionType }: { actionType: string }): boolean {
  return actionType.startsWith('sanity.action.release.');
}
