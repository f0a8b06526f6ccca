import { inOrder } from '../inOrder.ts';

/** Further anchors of a text that is about more than one topic; the first is its own id. */
export function ExtraAnchors({ ids }: { ids: readonly string[] }) {
  return inOrder(ids, (id) => <span id={id} />);
}
