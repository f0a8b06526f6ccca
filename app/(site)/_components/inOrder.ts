import { createElement, Fragment, type ReactElement, type ReactNode } from 'react';

/**
 * The members of a list that never changes its order, told apart by their place alone. React sends
 * a key to the reader a second time, with what it needs to take the page over: the random keys that
 * the Content Lake gives to members would be an eighth of a page.
 * @param show Renders one member.
 */
export function inOrder<T>(
  members: readonly T[],
  show: (member: T, index: number) => ReactNode,
): ReactElement {
  return createElement(Fragment, null, ...members.map(show));
}
