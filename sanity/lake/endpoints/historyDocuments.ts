import { may, requireSignIn } from '../access/permissions.ts';
import { apiError } from '../errors.ts';
import { type Endpoint, flag, type RequestContext, requireDataset } from '../http/context.ts';
import type { Moment } from '../store/history.ts';

/** GET /data/history/:dataset/documents/:ids — documents as they once were. */
export const historyDocuments: Endpoint = (routes, lake) => {
  routes.get('/data/history/:dataset/documents/:ids', (context) => {
    const dataset = requireDataset(context, lake);
    const { identity } = context.var;
    requireSignIn(identity);
    const moment = momentOf(context);
    const documents = context.req
      .param('ids')
      .split(',')
      .flatMap((id) => lake.history.documentAt(dataset, id, moment) ?? [])
      .filter((document) => may(identity, 'history', document, dataset));
    return context.json({ documents });
  });
};

function momentOf(context: RequestContext): Moment {
  const revision = context.req.query('revision');
  const time = context.req.query('time');
  if (flag(context, 'lastRevision')) return 'last';
  if (revision) return { transactionId: revision };
  if (time && !Number.isNaN(Date.parse(time))) return { time };
  throw apiError(400, 'When? Give revision=…, time=… (a date) or lastRevision=true');
}
