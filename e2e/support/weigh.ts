import type { Page } from '@playwright/test';

/** What the first visit of a page costs its reader. Bytes come over the wire, without headers. */
export type Weight = {
  requests: number;
  html: number;
  css: number;
  js: number;
  fonts: number;
};

type Kind = 'html' | 'css' | 'js' | 'fonts';

const KINDS: Record<string, Kind> = {
  Document: 'html',
  Stylesheet: 'css',
  Script: 'js',
  Font: 'fonts',
};

/**
 * Opens a page in a browser that has never been here.
 * @param page A new page of a new context.
 */
export async function weigh(page: Page, address: string): Promise<Weight> {
  const weight: Weight = { requests: 0, html: 0, css: 0, js: 0, fonts: 0 };
  const answers = new Map<string, { kind?: Kind; head: number }>();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.startsWith('http')) weight.requests += 1;
  });
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    answers.set(requestId, { kind: KINDS[type], head: response.encodedDataLength });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer?.kind) weight[answer.kind] += encodedDataLength - answer.head;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  return weight;
}

/**
 * How far a page that has just been opened has moved under its reader's eyes (Cumulative Layout Shift),
 * read to its end.
 */
export async function layoutShiftOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') moved += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
    const { scrollHeight } = document.documentElement;
    for (let top = 0; top < scrollHeight; top += innerHeight) {
      scrollTo(0, top);
      await new Promise((painted) => requestAnimationFrame(painted));
    }
    await new Promise((observed) => setTimeout(observed, 100));
    return moved;
  });
}
