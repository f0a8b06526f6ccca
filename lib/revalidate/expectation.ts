import type { MonographAnswer } from '#lib/content/monograph.ts';
import { readMonograph } from '#lib/content/readMonograph.ts';
import { revisionMark } from '#lib/content/revision.ts';
import type { ContentSource } from '#lib/content/source.ts';
import { addressTag } from '#lib/content/tags.ts';
import { drugPath } from '#lib/seo/site.ts';
import type { Outcome } from './receipt.ts';
import type { Shown } from './site.ts';

/** What readers should get at an address, by what is in the lake at this moment. */
export type Expectation = {
  outcome: Outcome;
  revision?: string;
  fits(shown: Shown): boolean;
  /** `now` only where the page cannot fail: what it will say is already in our own store. */
  urgency: 'soon' | 'now';
};

/** A page to see through: its path, the tags to tap, and what it should show. */
export type Address = {
  path: string;
  tags: string[];
  expect(): Promise<Expectation>;
};

export function monographAddress(source: ContentSource, slug: string): Address {
  return {
    path: drugPath(slug),
    tags: [addressTag(slug)],
    expect: async () => expectation(await readMonograph(source, slug)),
  };
}

/** What readers should get at an address whose page has moved. @param path Where it is now. */
export function redirectedTo(path: string): Expectation {
  return {
    outcome: 'redirected',
    fits: ({ status, location }) => status >= 300 && status < 400 && location === path,
    urgency: 'now',
  };
}

function expectation(answer: MonographAnswer): Expectation {
  switch (answer.state) {
    case 'published': {
      const mark = revisionMark(answer);
      return {
        outcome: answer.keptSince === undefined ? 'visible' : 'kept last good',
        revision: answer.monograph.revision,
        fits: (shown) => shown.status === 200 && shown.mark === mark,
        urgency: 'soon',
      };
    }
    case 'moved':
      return redirectedTo(drugPath(answer.slug));
    case 'absent':
      return { outcome: 'gone', fits: (shown) => shown.status === 404, urgency: 'now' };
    case 'beingCorrected':
      return { outcome: 'being corrected', fits: (shown) => shown.status === 404, urgency: 'soon' };
  }
}
