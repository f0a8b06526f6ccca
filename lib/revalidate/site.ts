import { REVISION_META } from '#lib/content/revision.ts';
import { sendTap } from './tap.ts';

/** What a reader gets at a path. */
export type Shown = {
  status: number;
  /** Where a redirect leads, as a path of this site. */
  location: string | null;
  /** What the page says it shows (`revisionMark`). */
  mark: string | null;
  /** Next knows that the page is out of date and is making it anew. */
  isBeingMade: boolean;
};

/** This site as its readers meet it. */
export type Site = {
  show(path: string): Promise<Shown>;
  tap(tags: readonly string[], urgency: 'soon' | 'now'): Promise<void>;
};

const MARK = new RegExp(`<meta name="${REVISION_META}" content="([^"]*)"`);

/** How long one page may take. */
const PAGE_TIMEOUT = 20_000;

/**
 * Reaches the site over HTTP, as readers do: only so is it certain what they get.
 * @param origin Where this process reaches itself.
 * @param secret Signs the taps.
 */
export function siteAt(origin: string, secret: string): Site {
  return {
    show: async (path) => {
      const response = await fetch(origin + path, {
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.timeout(PAGE_TIMEOUT),
      });
      const html = await response.text();
      // Next gives the header twice on an answer that it has just made.
      const location = response.headers.get('location')?.split(', ')[0] ?? null;
      return {
        status: response.status,
        location: location === null ? null : new URL(location, origin).pathname,
        mark: MARK.exec(html)?.[1] ?? null,
        isBeingMade: response.headers.get('x-nextjs-cache') === 'STALE',
      };
    },
    tap: (tags, urgency) => sendTap(origin, secret, tags, urgency),
  };
}
