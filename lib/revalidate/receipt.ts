import type { Outcome as ElsewhereOutcome } from '#lib/together/messages.ts';

/** What readers now get at an address. */
export type Outcome =
  /** The page shows the published words. */
  | 'visible'
  /** 404: the monograph is not published any more. */
  | 'gone'
  /** The address leads to the monograph's current one. */
  | 'redirected'
  /** What was published breaks the shape: the last good page stands. */
  | 'kept last good'
  /** What was published breaks the shape, and there never was a good page. */
  | 'being corrected'
  /** Every page that shows it is made anew on its next visit. */
  | 'noted'
  /** The page did not come to show it in time. */
  | 'not visible yet';

export type AddressReceipt = { path: string; outcome: Outcome; revision?: string; ms: number };

/** The answer to a webhook message: what was published, and what readers got of it. */
export type Receipt = {
  document: string;
  type: string;
  operation: string;
  revision: string;
  outcome: Outcome;
  addresses: AddressReceipt[];
  ms: number;
  /** What came of it on the other instances of this site. */
  elsewhere?: ElsewhereOutcome;
};

/** Whether everything was achieved; if not, the sender should try again. */
export function isAchieved(receipt: Receipt): boolean {
  const isElsewhere = !receipt.elsewhere?.startsWith('failed: ');
  return isElsewhere && receipt.addresses.every(({ outcome }) => outcome !== 'not visible yet');
}

/** The receipt as a line of the log. */
export function receiptLine(receipt: Receipt): string {
  const places = receipt.addresses.map(({ path, outcome }) => `${path} ${outcome}`).join(', ');
  const { document, operation, revision, outcome, ms } = receipt;
  return `publish: ${operation} of ${document} (revision ${revision}) is ${outcome} after ${ms} ms${places && `: ${places}`}`;
}
