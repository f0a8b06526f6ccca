import { comparePath, interactionsPath } from '#lib/seo/site.ts';

/** A page every reader can reach from anywhere. */
type Room = { path: string; name: string };

/** Where medicines are found. "A to Z" in words: a screen reader says "Ay zed" for A-Z. */
export const FINDING: readonly Room[] = [
  { path: '/drugs', name: 'A to Z' },
  { path: '/classes', name: 'Classes' },
  { path: '/conditions', name: 'Conditions' },
  { path: comparePath(), name: 'Compare' },
  { path: interactionsPath(), name: 'Interactions' },
];

/** What a reader may want to know of the site itself. */
export const ABOUT: readonly Room[] = [
  { path: '/about', name: 'About' },
  { path: '/about/review', name: 'How we review' },
  { path: '/about/dates', name: 'What the dates mean' },
  { path: '/report', name: 'Report a problem' },
  { path: '/about/data', name: 'For developers' },
];
