import { setImmediate } from 'node:timers/promises';
import { may } from '../access/permissions.ts';
import { bodyOf } from '../http/body.ts';
import { type Endpoint, requireDataset } from '../http/context.ts';
import { exported } from '../releases/release.ts';
import type { LakeDocument } from '../store/document.ts';

/** How much is read from the database before other requests get their turn. */
const CHUNK = 64 * 1024;
const PAGE = 10_000;

/**
 * GET /data/export/:dataset — every readable document, one on a line, as they are when it begins.
 * `types=a,b` narrows it; with `nextCursor` (first empty) it comes in pages, each ending with the
 * cursor of the next. https://www.sanity.io/docs/http-reference/export
 */
export const exporting: Endpoint = (routes, lake) => {
  routes.get('/data/export/:dataset', (context) => {
    const dataset = requireDataset(context, lake);
    const { identity } = context.var;
    const { types, nextCursor: cursor } = context.req.query();
    const wanted = types ? new Set(types.split(',')) : undefined;
    const { origin } = new URL(context.req.url);
    // A revision is never changed, so what is listed when it begins stays as it is.
    const documents = dataset.all(cursor);

    function* lines(): Iterable<string> {
      let count = 0;
      let last = '';
      for (const document of documents) {
        const { _id, _type } = document;
        if (wanted && !wanted.has(_type)) continue;
        if (!may(identity, 'read', document, dataset)) continue;
        if (cursor !== undefined && count === PAGE) {
          yield `${JSON.stringify({ nextCursor: last })}\n`;
          return;
        }
        yield `${JSON.stringify(withPresentUrl(exported(document), origin))}\n`;
        count += 1;
        last = _id;
      }
    }
    return new Response(bodyOf(chunked(lines())), {
      headers: { 'Content-Type': 'application/x-ndjson' },
    });
  });
};

/** Once an answer has begun, all that can still be told of a failure is a line that says so. */
async function* chunked(lines: Iterable<string>): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let text = '';
  try {
    for (const line of lines) {
      text += line;
      if (text.length < CHUNK) continue;
      yield encoder.encode(text);
      text = '';
      await setImmediate();
    }
  } catch (error) {
    console.error(error);
    const description = error instanceof Error ? error.message : String(error);
    text += `${JSON.stringify({ error: { description } })}\n`;
  }
  if (text) yield encoder.encode(text);
}

/** An asset's address was written down when it came; it is fetched where the lake answers today. */
function withPresentUrl(document: LakeDocument, origin: string): LakeDocument {
  const isAsset = document._type === 'sanity.imageAsset' || document._type === 'sanity.fileAsset';
  if (!isAsset || typeof document.path !== 'string') return document;
  return { ...document, url: `${origin}/${document.path}` };
}
