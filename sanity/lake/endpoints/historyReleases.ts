import { may, requireSignIn } from '../access/permissions.ts';
import { type Endpoint, requireDataset } from '../http/context.ts';
import { page } from '../http/page.ts';
import { releaseEvents } from '../releases/events.ts';
import { releaseIdOf } from '../releases/release.ts';
import { VersionHistory } from '../releases/versionHistory.ts';

/** GET /data/history/:dataset/events/releases/:name — what befell a release and what is in it. */
export const historyReleases: Endpoint = (routes, lake) => {
  const versions = new VersionHistory(lake.database);
  routes.get('/data/history/:dataset/events/releases/:name', (context) => {
    const dataset = requireDataset(context, lake);
    const { identity } = context.var;
    requireSignIn(identity);
    const name = context.req.param('name');
    const ids = [releaseIdOf(name), ...versions.everIn(dataset, name)];
    const revisions = lake.history.revisionsOf(dataset, ids).filter(({ before, after }) => {
      const document = after ?? before;
      return document !== null && may(identity, 'history', document, dataset);
    });
    const { items, nextCursor } = page(releaseEvents(name, revisions).reverse(), context);
    return context.json({ events: items, nextCursor });
  });
};
