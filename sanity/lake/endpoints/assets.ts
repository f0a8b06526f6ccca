import { requireSignIn } from '../access/permissions.ts';
import { describeFile, describeImage, type Upload } from '../assets/describe.ts';
import { type Endpoint, type RequestContext, requireDataset } from '../http/context.ts';
import { stepsOf, transact } from '../mutate/transact.ts';

/** POST /assets/images/:dataset and /assets/files/:dataset — https://www.sanity.io/docs/http-assets */
export const assets: Endpoint = (routes, lake) => {
  for (const [kind, describe] of [
    ['images', describeImage],
    ['files', describeFile],
  ] as const) {
    routes.post(`/assets/${kind}/:dataset`, async (context) => {
      const dataset = requireDataset(context, lake);
      const { identity } = context.var;
      requireSignIn(identity);
      const { origin } = new URL(context.req.url);
      const upload = await uploadIn(context);
      const { document, name } = await describe(upload, dataset, origin);
      const mutations = stepsOf([{ createIfNotExists: document }]);
      // Whoever may not write the document does not get to write the file.
      transact(lake, { dataset, identity, dryRun: true }, mutations);
      await lake.assets.write(dataset, name, upload.bytes);
      transact(lake, { dataset, identity }, mutations);
      return context.json({ document: dataset.get(document._id) });
    });
  }
};

const DETAILS = ['label', 'title', 'description', 'creditLine'];

async function uploadIn(context: RequestContext): Promise<Upload> {
  const { filename, sourceId, sourceName, sourceUrl, ...query } = context.req.query();
  const details = Object.entries(query).filter(([name]) => DETAILS.includes(name));
  const source = sourceId ? { source: { id: sourceId, name: sourceName, url: sourceUrl } } : {};
  return {
    bytes: new Uint8Array(await context.req.arrayBuffer()),
    mimeType: context.req.header('content-type') ?? 'application/octet-stream',
    filename,
    details: { ...Object.fromEntries(details), ...source },
  };
}
