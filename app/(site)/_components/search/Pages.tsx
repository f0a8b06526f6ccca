import { searchPath } from '#lib/seo/site.ts';

/** The way to earlier and later results; nothing if all fit on one page. */
export function Pages({ query, page, pages }: { query: string; page: number; pages: number }) {
  if (pages < 2) return null;
  return (
    <nav className="search-pages" aria-label="Pages of results">
      {page > 1 && (
        <a rel="prev" href={pathOf(query, page - 1)}>
          Previous
        </a>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a rel="next" href={pathOf(query, page + 1)}>
          Next
        </a>
      )}
    </nav>
  );
}

function pathOf(query: string, page: number): string {
  return page === 1 ? searchPath(query) : `${searchPath(query)}&page=${page}`;
}
