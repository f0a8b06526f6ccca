import { SearchForm } from './search/SearchForm.tsx';

/** For an address nothing answers to. */
export function PageNotFound() {
  return (
    <div className="plain-page">
      <h1>Page not found</h1>
      <p>
        If you typed the address, check that it is correct. If you followed a link, it may be old.
      </p>
      <SearchForm id="page-search" name="Medicines" label="Search for a medicine" />
      <p>
        Or look in the <a href="/drugs">A to Z</a>.
      </p>
    </div>
  );
}
