import type { Handler } from 'hono';
import { formatFor, readTransformation, transform } from '../assets/transform.ts';
import { apiError } from '../errors.ts';
import type { Env } from '../http/context.ts';
import type { Lake } from '../lake.ts';
import type { Dataset } from '../store/dataset.ts';

/** Assets never change: another content is another name. They run nothing, whatever they hold. */
const HEADERS = {
  'Cache-Control': 'public, max-age=31536000, immutable',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** GET /images/:projectId/:dataset/:name — as at cdn.sanity.io, with the common parameters. */
export function deliverImage(lake: Lake): Handler<Env, '/images/:projectId/:dataset/:name'> {
  return async (context) => {
    const { projectId, dataset: datasetName, name } = context.req.param();
    const transformation = readTransformation(context.req.query());
    const dataset = datasetOf(lake, projectId, datasetName);
    const document = dataset.get(`image-${name.replace('.', '-')}`);
    const path = lake.assets.pathOf(dataset, name);
    if (!document || !path) throw notFound(name);
    const { w, h, rect } = transformation;
    const format = formatFor(transformation, context.req.header('accept') ?? '');
    if (w || h || rect || format) {
      const { bytes, mimeType } = await transform(path, transformation, format);
      return context.body(bytes, 200, { ...HEADERS, Vary: 'Accept', 'Content-Type': mimeType });
    }
    return whole(lake, dataset, name, String(document.mimeType), transformation.dl);
  };
}

/** GET /files/:projectId/:dataset/:name — as at cdn.sanity.io. */
export function deliverFile(lake: Lake): Handler<Env, '/files/:projectId/:dataset/:name'> {
  return async (context) => {
    const { projectId, dataset: datasetName, name } = context.req.param();
    const dataset = datasetOf(lake, projectId, datasetName);
    const document = dataset.get(`file-${name.replace('.', '-')}`);
    if (!document) throw notFound(name);
    const download = context.req.query('dl');
    const filename = download === '' ? String(document.originalFilename ?? name) : download;
    return whole(lake, dataset, name, String(document.mimeType), filename);
  };
}

async function whole(
  lake: Lake,
  dataset: Dataset,
  name: string,
  mimeType: string,
  download: string | undefined,
): Promise<Response> {
  const bytes = await lake.assets.read(dataset, name);
  if (!bytes) throw notFound(name);
  const headers = new Headers({ ...HEADERS, 'Content-Type': mimeType });
  if (download) {
    const filename = encodeURIComponent(download);
    headers.set('Content-Disposition', `attachment; filename*=UTF-8''${filename}`);
  }
  return new Response(bytes, { headers });
}

function datasetOf(lake: Lake, project: string, name: string): Dataset {
  const dataset = lake.catalogue.dataset(project, name);
  if (dataset) return dataset;
  throw apiError(404, `There is no dataset "${name}" in project "${project}"`);
}

function notFound(name: string) {
  return apiError(404, `There is no asset "${name}"`);
}
