/** The address that ends draft mode and leads on to a path of this site. */
export function leaveDraftMode(path: string): string {
  return `/api/draft-mode/disable?redirect=${encodeURIComponent(path)}`;
}
