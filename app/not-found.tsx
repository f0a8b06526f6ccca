/** Never shown: every page has a root layout with a `not-found` of its own. */
export default function NothingHere() {
  return null;
}
