import type { IndexEntry } from '#lib/content/monograph.ts';
import { MARKET_STATUS } from '#lib/content/shape/vocabulary.ts';

/** Says in a list that a medicine is not on the market; of one that is, nothing. */
export function StatusNote({ status }: { status: IndexEntry['marketStatus'] }) {
  if (status === undefined || status === 'active') return null;
  return <> ({MARKET_STATUS[status].toLowerCase()})</>;
}
