import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook';
import { addressTag, documentTag } from '#lib/content/tags.ts';
import { RELAYED_PATH } from '#lib/revalidate/paths.ts';
import { sendTap } from '#lib/revalidate/tap.ts';
import type { Site } from './together.ts';

const TAGS_AT_ONCE = 100;

const TAKES_AT_MOST_MS = 20_000;

/**
 * The site of this process, reached as everybody reaches it.
 * @param secret Signs what it is told.
 */
export function ownSite(origin: string, secret: string): Site {
  return {
    async seeThrough(message) {
      const body = `{"relayed":${message}}`;
      const response = await fetch(origin + RELAYED_PATH, {
        method: 'POST',
        headers: { [SIGNATURE_HEADER_NAME]: await encodeSignatureHeader(body, Date.now(), secret) },
        body,
        signal: AbortSignal.timeout(TAKES_AT_MOST_MS),
      });
      const answer = await response.text();
      return response.ok ? 'done' : `failed: ${response.status} ${answer.slice(0, 500)}`;
    },
    async outdate(monographs) {
      const tags = monographs.flatMap(({ id, addresses }) => [
        documentTag(id),
        ...addresses.map(addressTag),
      ]);
      for (let start = 0; start < tags.length; start += TAGS_AT_ONCE) {
        await sendTap(origin, secret, tags.slice(start, start + TAGS_AT_ONCE), 'now');
      }
    },
  };
}
