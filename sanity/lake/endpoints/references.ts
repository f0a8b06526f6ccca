import { may, requireSignIn } from '../access/permissions.ts';
import { type Endpoint, requireDataset } from '../http/context.ts';

/** GET /data/references/:dataset/documents/:id/to — who refers to a document, across datasets. */
export const references: Endpoint = (routes, lake) => {
  routes.get('/data/references/:dataset/documents/:id/to', (context) => {
    const dataset = requireDataset(context, lake);
    const { identity } = context.var;
    requireSignIn(identity);
    const isWithout = context.req.query('excludeInternalReferences') === 'true';
    const id = context.req.param('id');
    const referrers = isWithout ? [] : dataset.byReference.with(id);
    const found = referrers.filter((document) => may(identity, 'read', document, dataset));
    return context.json({
      totalCount: found.length,
      references: found.map(({ _id }) => ({
        projectId: dataset.project,
        datasetName: dataset.name,
        documentId: _id,
      })),
    });
  });
};
