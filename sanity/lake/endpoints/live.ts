import { isAnonymous } from '../access/identity.ts';
import { type Endpoint, flag, requireDataset } from '../http/context.ts';
import type { Lake } from '../lake.ts';
import { openStream, type Send } from '../listen/stream.ts';
import { tagsOfChanges } from '../query/syncTags.ts';
import type { Change, Dataset } from '../store/dataset.ts';
import { isPublicId } from '../store/document.ts';

/** Who was away for more transactions than this had better ask everything anew. */
const REPLAYED_AT_MOST = 1000;

type Tell = (transactionId: string, changes: readonly Change[]) => void;

/**
 * GET /data/live/events/:dataset — says by sync tag which answers may be stale:
 * https://www.sanity.io/docs/live-content-api
 */
export const live: Endpoint = (routes, lake) => {
  routes.get('/data/live/events/:dataset', (context) => {
    const dataset = requireDataset(context, lake);
    const withDrafts = flag(context, 'includeDrafts') && !isAnonymous(context.var.identity);
    const lastEventId = context.req.header('last-event-id');
    return openStream(context, (send) => {
      const tell: Tell = (id, changes) => {
        if (!withDrafts && !changes.some((change) => isPublicId(change.id))) return;
        send({ name: 'message', id, data: { tags: tagsOfChanges(dataset, changes, withDrafts) } });
      };
      greet(lake, dataset, lastEventId, send, tell);
      return lake.feed.follow((committed) => {
        const { id, changes } = committed.transaction;
        if (committed.dataset === dataset) tell(id, changes);
      });
    });
  });
};

/** Welcomes a reader; one that comes back hears what it missed, or that it has to start anew. */
function greet(
  lake: Lake,
  dataset: Dataset,
  lastEventId: string | undefined,
  send: Send,
  tell: Tell,
): void {
  const { history } = lake;
  const id = history.latest(dataset);
  // The id goes with it, so that a reader cut off before the first message knows where it was.
  const here = id === undefined ? {} : { id };
  if (!lastEventId) {
    send({ name: 'welcome', ...here, data: {} });
    return;
  }
  send({ name: 'welcome', data: {} });
  const [heard, latest] = [lastEventId, id ?? ''].map((each) => history.sequenceOf(dataset, each));
  const isTooLong = (from: number, to: number) =>
    to - from > REPLAYED_AT_MOST || lake.erasure.last(dataset) > from;
  if (heard === undefined || latest === undefined || isTooLong(heard, latest)) {
    send({ name: 'restart', ...here, data: {} });
    return;
  }
  const missed = history.since(dataset, heard + 1).map(({ documentId, ...change }) => {
    return { ...change, id: documentId };
  });
  for (const [transactionId, changes] of Map.groupBy(missed, (change) => change.transactionId)) {
    tell(transactionId, changes);
  }
}
