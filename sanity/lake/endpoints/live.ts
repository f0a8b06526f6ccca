import { isAnonymous } from '../access/identity.ts';
import { type Endpoint, flag, requireDataset } from '../http/context.ts';
import { openStream } from '../listen/stream.ts';
import { syncTagsOf } from '../query/syncTags.ts';
import { isPublicId } from '../store/document.ts';

/** GET /data/live/events/:dataset — says by sync tag which answers may be stale. */
export const live: Endpoint = (routes, lake) => {
  routes.get('/data/live/events/:dataset', (context) => {
    const dataset = requireDataset(context, lake);
    const withDrafts = flag(context, 'includeDrafts') && !isAnonymous(context.var.identity);
    return openStream(context, (send) => {
      send({ name: 'welcome', data: { intervalMs: 0 } });
      return lake.feed.follow((committed) => {
        if (committed.dataset !== dataset) return;
        const { id, changes } = committed.transaction;
        const isSeen = withDrafts || changes.some((change) => isPublicId(change.id));
        if (isSeen) send({ name: 'message', id, data: { tags: syncTagsOf(dataset) } });
      });
    });
  });
};
