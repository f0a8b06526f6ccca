import { may, requireSignIn } from '../access/permissions.ts';
import { type Endpoint, requireDataset } from '../http/context.ts';
import { page } from '../http/page.ts';
import { releaseIdOf } from '../releases/release.ts';
import { releaseNameOf } from '../store/document.ts';
import { lifecycle } from '../store/lifecycle.ts';

/** GET /data/history/:dataset/events/documents/:id — created, published, unpublished, deleted. */
export const historyEvents: Endpoint = (routes, lake) => {
  routes.get('/data/history/:dataset/events/documents/:id', (context) => {
    const dataset = requireDataset(context, lake);
    const { identity } = context.var;
    requireSignIn(identity);
    const id = context.req.param('id');
    const group = lake.history.groupOf(dataset, id);
    const names = new Set(group.flatMap((each) => releaseNameOf(each) ?? []));
    const revisions = lake.history
      .revisionsOf(dataset, [...group, ...[...names].map(releaseIdOf)])
      .filter(({ before, after }) => {
        const document = after ?? before;
        return document !== null && may(identity, 'history', document, dataset);
      });
    const { items, nextCursor } = page(lifecycle(revisions, id).reverse(), context);
    return context.json({ events: { [id]: items }, nextCursor });
  });
};
