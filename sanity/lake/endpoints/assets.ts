import { requireSignIn } from '../access/permissions.ts';
import { describeFile, describeImage, type Upload } from '../assets/describe.ts';
import { readMetadataTypes } from '../assets/imageMetadata.ts';
import { apiError } from '../errors.ts';
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
      const about = readUpload(context);
      const { body } = context.req.raw;
      if (!body) throw apiError(400, 'The body is empty: send the bytes of the file');
      const file = await lake.assets.receive(body);
      try {
        const { document, name } = await describe({ ...about, file }, dataset, origin);
        const mutations = stepsOf([{ createIfNotExists: document }]);
        // Whoever may not write the document does not get to write the file.
        transact(lake, { dataset, identity, dryRun: true }, mutations);
        await lake.assets.exclusively(dataset, name, async () => {
          await lake.assets.keep(dataset, name, file);
          transact(lake, { dataset, identity }, mutations);
        });
        return context.json({ document: dataset.get(document._id) });
      } finally {
        await lake.assets.discard(file);
      }
    });
  }
};

const DETAILS = ['label', 'title', 'description', 'creditLine'];

function readUpload(context: RequestContext): Omit<Upload, 'file'> {
  const { filename, sourceId, sourceName, sourceUrl, ...query } = context.req.query();
  const details = Object.entries(query).filter(([name]) => DETAILS.includes(name));
  const source = sourceId ? { source: { id: sourceId, name: sourceName, url: sourceUrl } } : {};
  return {
    mimeType: mimeTypeIn(context.req.header('content-type')),
    filename,
    details: { ...Object.fromEntries(details), ...source },
    metadata: readMetadataTypes(context.req.queries('meta') ?? context.req.queries('meta[]') ?? []),
  };
}

/** What a client sends when it was told no type says nothing of the file. */
function mimeTypeIn(header: string | undefined): string | undefined {
  const type = header?.split(';')[0]?.trim().toLowerCase();
  const isToken = type !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(type);
  return isToken && type !== 'application/octet-stream' ? type : undefined;
}
