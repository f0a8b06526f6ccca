import { setTimeout as pause } from 'node:timers/promises';
import type { Address } from './expectation.ts';
import type { AddressReceipt } from './receipt.ts';
import type { Site } from './site.ts';

const FIRST_PAUSE = 40;
const LONGEST_PAUSE = 800;

/**
 * Makes sure that readers get at an address what is in the lake, however long it takes up to the
 * deadline. A page that Next holds for current but that shows something else is tapped again: a tap
 * that meets a running regeneration is lost, and only looking tells.
 * @param deadline A time as `Date.now()` gives it.
 * @throws LakeUnavailable if the lake cannot say what should be shown.
 */
export async function seeThrough(
  address: Address,
  site: Site,
  deadline: number,
): Promise<AddressReceipt> {
  const startedAt = Date.now();
  let expected = await address.expect();
  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 1.5, LONGEST_PAUSE)) {
    const shown = await site.show(address.path);
    const isShown = expected.fits(shown);
    if (isShown || Date.now() > deadline) {
      return {
        path: address.path,
        outcome: isShown ? expected.outcome : 'not visible yet',
        ...(expected.revision === undefined ? {} : { revision: expected.revision }),
        ms: Date.now() - startedAt,
      };
    }
    if (!shown.isBeingMade) {
      // The lake may have moved on meanwhile: what it holds now is what readers should get.
      expected = await address.expect();
      if (expected.fits(shown)) continue;
      await site.tap(address.tags, expected.urgency);
      // Asking for the page is what makes Next make it anew.
      if (expected.urgency === 'soon') await site.show(address.path);
    }
    await pause(wait);
  }
}
