const DAY_MS = 24 * 60 * 60 * 1000;

/** A list of monographs: what is in it, and by which field it is sorted. */
export type MonographList = {
  id: string;
  title: string;
  filter: string;
  params: Record<string, string>;
  sortedBy: 'title' | 'review.nextDue';
};

/** The lists of whoever sees to it that monographs are reviewed in time; the most urgent first. */
export function reviewLists(now: number = Date.now()): MonographList[] {
  const today = dayOf(now);
  const within = (days: number): MonographList => ({
    id: `due-${days}`,
    title: `Due within ${days} days`,
    filter: 'review.nextDue >= $today && review.nextDue <= $last',
    params: { today, last: dayOf(now + days * DAY_MS) },
    sortedBy: 'review.nextDue',
  });
  return [
    {
      id: 'overdue',
      title: 'Overdue',
      filter: 'review.nextDue < $today',
      params: { today },
      sortedBy: 'review.nextDue',
    },
    within(30),
    within(90),
    {
      id: 'imported-unreviewed',
      title: 'Imported, not yet reviewed',
      filter: 'source.kind == "imported" && !defined(review)',
      params: {},
      sortedBy: 'title',
    },
    {
      id: 'unreviewed',
      title: 'All not yet reviewed',
      filter: '!defined(review)',
      params: {},
      sortedBy: 'title',
    },
  ];
}

/** `YYYY-MM-DD` in universal time, as the site reads days of review. */
function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
