import { may, requireSignIn } from '../access/permissions.ts';
import { type Endpoint, requireDataset } from '../http/context.ts';
import { lifecycle } from '../store/lifecycle.ts';

/** GET /data/history/:dataset/events/documents/:id — created, published, unpublished, deleted. */
export const historyEvents: Endpoint = (routes, lake) => {
  routes.get('/data/history/:dataset/events/documents/:id', (context) => {
    const dataset = requireDataset(context, lake);
    const { identity } = context.var;
    requireSignIn(identity);
    const id = context.req.param('id');
    const revisions = lake.history
      .revisionsOf(dataset, lake.history.groupOf(dataset, id))
      .filter(({ before, after }) => {
        const document = after ?? before;
        return document !== null && may(identity, 'history', document, dataset);
      });
    const events = lifecycle(revisions, id).reverse();
    const start = Number(context.req.query('nextCursor') || 0);
    const end = start + Number(context.req.query('limit') || 100);
    const nextCursor = end < events.length ? String(end) : '';
    return context.json({ events: { [id]: events.slice(start, end) }, nextCursor });
  });
};
