/** Rules for Next's `rewrites()`: the Markdown twin stands beside its page. */
export function markdownRewrites() {
  return [
    { source: '/drugs/:slug([a-z0-9-]+).md', destination: '/api/v1/monographs/:slug/markdown' },
  ];
}
