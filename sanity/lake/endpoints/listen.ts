import { randomUUID } from 'node:crypto';
import { apiError, LakeError } from '../errors.ts';
import { type Endpoint, flag, type RequestContext, requireDataset } from '../http/context.ts';
import type { Lake } from '../lake.ts';
import { followed } from '../listen/matching.ts';
import {
  type ListenedChange,
  type Listener,
  type MutationEvent,
  mutationEvents,
} from '../listen/mutationEvents.ts';
import { openStream, type Send } from '../listen/stream.ts';
import { parseQuery } from '../query/parse.ts';
import { isPublishedByDefault } from '../query/perspective.ts';
import { viewOf } from '../query/views.ts';
import type { Dataset } from '../store/dataset.ts';
import { publishedIdOf } from '../store/document.ts';
import type { Transaction } from '../store/transactions.ts';
import { parametersIn } from './query.ts';

/** GET /data/listen/:dataset — https://www.sanity.io/docs/listening */
export const listen: Endpoint = (routes, lake) => {
  routes.get('/data/listen/:dataset', (context) => {
    const dataset = requireDataset(context, lake);
    let listener: Listener;
    try {
      listener = listenerFor(context);
    } catch (error) {
      // Sanity answers a query that cannot be parsed on the channel, where clients look for it.
      if (!(error instanceof LakeError)) throw error;
      const { body } = error;
      return openStream(context, (send) => {
        send({ name: 'channelError', data: body });
        return () => undefined;
      });
    }
    const lastEventId = context.req.header('last-event-id');
    return openStream(context, (send) => serve(lake, dataset, listener, lastEventId, send));
  });
};

function listenerFor(context: RequestContext): Listener {
  const query = context.req.query('query');
  if (query === undefined) throw apiError(400, 'The parameter "query" is missing');
  const parameters = parametersIn(context);
  const tree = parseQuery({ query, parameters });
  const { identity, apiVersion } = context.var;
  const hearsAll = flag(context, 'includeAllVersions') || !isPublishedByDefault(apiVersion);
  const isFollowed = followed(tree, parameters, identity.id);
  return {
    identity,
    isFollowed: (document, snapshot) => {
      if (document && !hearsAll && publishedIdOf(document._id) !== document._id) return false;
      return isFollowed(document, snapshot);
    },
    options: {
      includeResult: flag(context, 'includeResult'),
      includePreviousRevision: flag(context, 'includePreviousRevision'),
      includeMutations: flag(context, 'includeMutations', true),
      withEffects: context.req.query('effectFormat') === 'mendoza',
      visibility: context.req.query('visibility') ?? 'transaction',
    },
  };
}

function serve(
  lake: Lake,
  dataset: Dataset,
  listener: Listener,
  lastEventId: string | undefined,
  send: Send,
): () => void {
  const tell = (events: MutationEvent[]) => {
    for (const event of events) send({ name: 'mutation', id: event.eventId, data: event });
  };
  const snapshot = () => viewOf(dataset, listener.identity, 'raw');
  greet(lake, dataset, lastEventId, send, (missed) => {
    const transactions = Map.groupBy(missed, (change) => change.transactionId);
    for (const changes of transactions.values()) {
      const events = mutationEvents(changes, listener, snapshot());
      const heard = events.findIndex((event) => event.eventId === lastEventId);
      tell(events.slice(heard + 1));
    }
  });
  const stop = lake.feed.follow((committed) => {
    if (committed.dataset !== dataset) return;
    try {
      tell(mutationEvents(changesOf(committed.transaction), listener, snapshot()));
    } catch (error) {
      // The query asks for what cannot be evaluated: that is its listener's trouble, not the writer's.
      const description = error instanceof Error ? error.message : String(error);
      send({
        name: 'channelError',
        data: { error: { type: 'queryEvaluationError', description } },
      });
      stop();
    }
  });
  return stop;
}

/** Welcomes a listener; one that comes back hears what it missed, or that it has to start anew. */
function greet(
  lake: Lake,
  dataset: Dataset,
  lastEventId: string | undefined,
  send: Send,
  replay: (missed: ListenedChange[]) => void,
): void {
  const welcome = { listenerName: randomUUID() };
  const here = `${lake.history.latest(dataset) ?? ''}#`;
  if (lastEventId === undefined) {
    send({ name: 'welcome', id: here, data: welcome });
    return;
  }
  const [transactionId = '', documentId = ''] = lastEventId.split('#');
  const sequence = transactionId ? lake.history.sequenceOf(dataset, transactionId) : 0;
  // After a welcome its transaction has been heard whole; after a mutation the rest of it is due.
  const next = sequence === undefined ? 0 : documentId ? sequence : sequence + 1;
  if (sequence === undefined || lake.erasure.last(dataset) >= next) {
    send({ name: 'reset', id: here, data: welcome });
    return;
  }
  send({ name: 'welcomeback', id: lastEventId, data: welcome });
  replay(lake.history.since(dataset, next));
}

function changesOf({ id, author, timestamp, changes }: Transaction): ListenedChange[] {
  return changes.map(({ id: documentId, before, after, mutations }) => {
    return { transactionId: id, author, timestamp, documentId, before, after, mutations };
  });
}
