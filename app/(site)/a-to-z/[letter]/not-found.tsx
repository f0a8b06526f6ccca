/** The layout has already said it, in words that need no JavaScript. */
export default function NothingMore() {
  return null;
}
