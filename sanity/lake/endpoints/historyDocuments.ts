import { may, requireSignIn } from '../access/permissions.ts';
import { apiError } from '../errors.ts';
import { type Endpoint, flag, type RequestContext, requireDataset } from '../http/context.ts';
import type { Lake } from '../lake.ts';
import type { Dataset } from '../store/dataset.ts';
import { isVersionId, type LakeDocument } from '../store/document.ts';
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
      .map((document) => (moment === 'last' ? asPublished(document, lake, dataset) : document))
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

/**
 * The last state of a version whose release was published is at the revision that published it: by
 * that a Studio finds what there was before, to revert the release.
 */
function asPublished(document: LakeDocument, lake: Lake, dataset: Dataset): LakeDocument {
  const { _id: id } = document;
  if (!isVersionId(id) || dataset.has(id)) return document;
  const end = lake.history.revisionsOf(dataset, [id]).at(-1);
  return end ? { ...document, _rev: end.transactionId } : document;
}
