import { createHash } from 'node:crypto';
import type { Handler } from 'hono';
import { formatFor, isUntouched, readImageParameters } from '../assets/imageParameters.ts';
import { Renditions } from '../assets/renditions.ts';
import { transform } from '../assets/transform.ts';
import { apiError } from '../errors.ts';
import type { Env, RequestContext } from '../http/context.ts';
import type { Lake } from '../lake.ts';
import type { LakeDocument } from '../store/document.ts';

/** Assets never change: another content is another name. They run nothing, whatever they hold. */
const HEADERS = {
  'Cache-Control': 'public, max-age=31536000, immutable',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
};

const SVG = 'image/svg+xml';

/** GET /images/:projectId/:dataset/:name — as at cdn.sanity.io, with its parameters. */
export function deliverImage(lake: Lake): Handler<Env> {
  const renditions = new Renditions();
  return async (context) => {
    const { transformation, download } = readImageParameters(context.req.query());
    const { path, document } = await assetOf(context, lake, 'image');
    const format = formatFor(transformation, context.req.header('accept') ?? '');
    // A drawing keeps its lines unless a format without lines is asked for.
    const isDrawing = document.mimeType === SVG && !transformation.fm;
    const headers = headersFor(document, download, transformation.auto ? { Vary: 'Accept' } : {});
    if (isDrawing || isUntouched(transformation, format)) {
      return whole(context, lake, path, headers, String(document.mimeType));
    }
    const tag = tagOf(`${path} ${format} ${JSON.stringify(transformation)}`);
    if (isKnown(context, tag)) return notModified(headers, tag);
    const { bytes, mimeType } = await renditions.of(tag, () =>
      transform(path, transformation, format),
    );
    headers.set('ETag', tag);
    headers.set('Content-Type', mimeType);
    headers.set('Content-Length', String(bytes.byteLength));
    return new Response(bytes, { headers });
  };
}

/** GET /files/:projectId/:dataset/:name — as at cdn.sanity.io. */
export function deliverFile(lake: Lake): Handler<Env> {
  return async (context) => {
    const { path, document } = await assetOf(context, lake, 'file');
    const headers = headersFor(document, context.req.query('dl'), {});
    return whole(context, lake, path, headers, String(document.mimeType));
  };
}

async function assetOf(
  context: RequestContext,
  lake: Lake,
  kind: 'image' | 'file',
): Promise<{ path: string; document: LakeDocument }> {
  const { projectId = '', dataset: datasetName = '', name = '' } = context.req.param();
  const dataset = lake.catalogue.dataset(projectId, datasetName);
  const document = dataset?.get(`${kind}-${name.replace('.', '-')}`);
  const path = dataset && (await lake.assets.find(dataset, name));
  if (document && path) return { path, document };
  throw apiError(
    404,
    `There is no ${kind} "${name}" in "${datasetName}" of project "${projectId}"`,
  );
}

/** `?dl` saves under the name that was uploaded, `?dl=name` under another. */
function headersFor(
  document: LakeDocument,
  download: string | undefined,
  more: Record<string, string>,
): Headers {
  const headers = new Headers({ ...HEADERS, ...more });
  if (download === undefined) return headers;
  const isUnnamed = download === '' || download === 'true';
  const own = String(document.originalFilename ?? `${document.assetId}.${document.extension}`);
  const filename = encodeURIComponent(isUnnamed ? own : download.toWellFormed());
  headers.set('Content-Disposition', `attachment; filename*=UTF-8''${filename}`);
  return headers;
}

/** Answers with the file itself, or the part of it that a player asks for. */
async function whole(
  context: RequestContext,
  lake: Lake,
  path: string,
  headers: Headers,
  mimeType: string,
): Promise<Response> {
  const tag = tagOf(path);
  if (isKnown(context, tag)) return notModified(headers, tag);
  const size = await lake.assets.sizeOf(path);
  const range = rangeIn(context.req.header('range'), size);
  headers.set('ETag', tag);
  headers.set('Content-Type', mimeType);
  headers.set('Accept-Ranges', 'bytes');
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set('Content-Length', String(end - start + 1));
  if (range) headers.set('Content-Range', `bytes ${start}-${end}/${size}`);
  const isAsked = context.req.method === 'GET' && size > 0;
  const body = isAsked ? lake.assets.stream(path, start, end) : null;
  return new Response(body, { status: range ? 206 : 200, headers });
}

/** Takes a `Range` header; returns the one range in it. Several, or none, mean the whole file. */
function rangeIn(header: string | undefined, size: number) {
  const [, first = '', last = ''] = header?.match(/^bytes=(\d*)-(\d*)$/) ?? [];
  if (!first && !last) return undefined;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  return start <= end && start < size ? { start, end } : ('unsatisfiable' as const);
}

function tagOf(content: string): string {
  return `"${createHash('sha1').update(content).digest('hex')}"`;
}

function isKnown(context: RequestContext, tag: string): boolean {
  const known = context.req.header('if-none-match')?.split(',') ?? [];
  return known.some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*');
}

function notModified(headers: Headers, tag: string): Response {
  headers.set('ETag', tag);
  return new Response(null, { status: 304, headers });
}
