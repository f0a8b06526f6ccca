import { may, requireSignIn } from '../access/permissions.ts';
import { type Endpoint, flag, type RequestContext, requireDataset } from '../http/context.ts';
import type { Lake } from '../lake.ts';
import type { Dataset } from '../store/dataset.ts';
import { mendozaEffects } from '../store/effects.ts';
import type { Revision } from '../store/history.ts';

const MOST_TRANSACTIONS = 1000;

/** GET /data/history/:dataset/transactions/:ids — one JSON object a line. */
export const historyTransactions: Endpoint = (routes, lake) => {
  routes.get('/data/history/:dataset/transactions/:ids', (context) => {
    const dataset = requireDataset(context, lake);
    const { identity } = context.var;
    requireSignIn(identity);
    const ids = context.req.param('ids').split(',');
    const isWanted = wanted(context, lake, dataset);
    const transactions = new Map<string, Revision[]>();
    for (const revision of lake.history.revisionsOf(dataset, ids)) {
      const document = revision.after ?? revision.before;
      const isAllowed = document !== null && may(identity, 'history', document, dataset);
      if (!isAllowed || !isWanted(revision)) continue;
      const others = transactions.get(revision.transactionId) ?? [];
      transactions.set(revision.transactionId, [...others, revision]);
    }
    const limit = Math.min(
      Number(context.req.query('limit') ?? MOST_TRANSACTIONS),
      MOST_TRANSACTIONS,
    );
    const ordered = [...transactions.values()];
    if (flag(context, 'reverse')) ordered.reverse();
    const withMutations = !flag(context, 'excludeMutations');
    const lines = ordered.slice(0, limit).map((each) => JSON.stringify(entry(each, withMutations)));
    return context.body(lines.map((line) => `${line}\n`).join(''), 200, {
      'Content-Type': 'application/x-ndjson',
    });
  });
};

function wanted(
  context: RequestContext,
  lake: Lake,
  dataset: Dataset,
): (revision: Revision) => boolean {
  const { fromTransaction, toTransaction, fromTime, toTime, authors } = context.req.query();
  const from = fromTransaction ? lake.history.sequenceOf(dataset, fromTransaction) : undefined;
  const to = toTransaction ? lake.history.sequenceOf(dataset, toTransaction) : undefined;
  return ({ sequence, timestamp, author }) =>
    sequence >= (from ?? 0) &&
    sequence <= (to ?? Number.MAX_SAFE_INTEGER) &&
    (!fromTime || Date.parse(timestamp) >= Date.parse(fromTime)) &&
    (!toTime || Date.parse(timestamp) <= Date.parse(toTime)) &&
    (!authors || authors.split(',').includes(author));
}

function entry(revisions: Revision[], withMutations: boolean) {
  const [first] = revisions;
  return {
    id: first?.transactionId,
    timestamp: first?.timestamp,
    author: first?.author,
    documentIDs: revisions.map((revision) => revision.documentId),
    ...(withMutations ? { mutations: revisions.flatMap((revision) => revision.mutations) } : {}),
    effects: Object.fromEntries(
      revisions.map(({ documentId, before, after }) => [documentId, mendozaEffects(before, after)]),
    ),
  };
}
