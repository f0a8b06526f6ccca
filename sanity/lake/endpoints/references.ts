import { may, requireSignIn } from '../access/permissions.ts';
import { type Endpoint, requireDataset } from '../http/context.ts';
import { WEAK } from '../store/documentTable.ts';

/** GET /data/references/:dataset/documents/:id/to — who refers to a document, across datasets. */
export const references: Endpoint = (routes, lake) => {
  routes.get('/data/references/:dataset/documents/:id/to', (context) => {
    const dataset = requireDataset(context, lake);
    const { identity } = context.var;
    requireSignIn(identity);
    const isWithout = context.req.query('excludeInternalReferences') === 'true';
    const id = context.req.param('id');
    const referrers = isWithout ? [] : dataset.referrers(id, WEAK);
    const found = referrers.filter((entry) => may(identity, 'read', dataset.lazy(entry), dataset));
    return context.json({
      totalCount: found.length,
      references: found.map(({ id: documentId }) => ({
        projectId: dataset.project,
        datasetName: dataset.name,
        documentId,
      })),
    });
  });
};
