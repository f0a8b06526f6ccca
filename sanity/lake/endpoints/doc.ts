import { isAnonymous } from '../access/identity.ts';
import { may } from '../access/permissions.ts';
import { type Endpoint, flag, requireDataset } from '../http/context.ts';
import type { Dataset } from '../store/dataset.ts';
import { publishedIdOf } from '../store/document.ts';

/** GET /data/doc/:dataset/:ids — https://www.sanity.io/docs/http-doc */
export const doc: Endpoint = (routes, lake) => {
  routes.get('/data/doc/:dataset/:ids', (context) => {
    const dataset = requireDataset(context, lake);
    const { identity } = context.var;
    const asked = context.req.param('ids').split(',').filter(Boolean);
    const ids = flag(context, 'includeAllVersions')
      ? asked.flatMap((id) => allVersionsOf(dataset, id))
      : asked;
    const documents = [];
    const omitted = [];
    for (const id of ids) {
      const document = dataset.get(id);
      if (document && may(identity, 'read', document, dataset)) documents.push(document);
      // To a stranger, a draft is not even there: named only if it was asked for by name.
      else if (isAnonymous(identity) || !document) {
        if (asked.includes(id)) omitted.push({ id, reason: 'existence' });
      } else omitted.push({ id, reason: 'permission' });
    }
    const shown = flag(context, 'excludeContent') ? [] : documents;
    return context.json({ documents: shown, omitted });
  });
};

function allVersionsOf(dataset: Dataset, id: string): string[] {
  const published = publishedIdOf(id);
  const layered = [...dataset.layeredIds()].filter((each) => publishedIdOf(each) === published);
  return [...layered.sort(), published].filter((each) => dataset.has(each));
}
