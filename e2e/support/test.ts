import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { address } from './address.ts';
import type { Fault } from './faultProxy.ts';

/** Hosts of this machine: the site, the lake, and the names the Studio gives its event streams. */
function isLocal(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'data:' || protocol === 'blob:' || protocol === 'about:') return true;
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost');
}

/** Notes what a browser asks of another machine. */
function watch(context: BrowserContext): string[] {
  const strayed: string[] = [];
  context.on('request', (request) => {
    if (!isLocal(request.url())) strayed.push(request.url());
  });
  return strayed;
}

/**
 * The test of every journey: it fails if the browser asks anything of another machine. It can break
 * the way to the lake (mended again afterwards), and has a browser for a second person.
 */
export const test = base.extend<{
  breakLake: (fault: Fault) => Promise<void>;
  colleague: Page;
  stayHome: undefined;
}>({
  stayHome: [
    async ({ context }, use) => {
      const strayed = watch(context);
      await use(undefined);
      expect(strayed, 'requests that left this machine').toEqual([]);
    },
    { auto: true },
  ],
  colleague: async ({ browser }, use) => {
    const context = await browser.newContext();
    const strayed = watch(context);
    await use(await context.newPage());
    expect(strayed, "requests that left the colleague's machine").toEqual([]);
    await context.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from a pattern
  breakLake: async ({}, use) => {
    const setFault = async (fault: Fault) => {
      const response = await fetch(`${address('faults')}${fault}`, { method: 'PUT' });
      expect(response.status).toBe(204);
    };
    await use(setFault);
    await setFault('none');
  },
});

export { expect };
