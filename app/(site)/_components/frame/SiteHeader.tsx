import { SITE_NAME } from '#lib/seo/site.ts';
import { inOrder } from '../inOrder.ts';
import { Mark } from '../Mark.tsx';
import { SearchForm } from '../search/SearchForm.tsx';
import { FINDING } from './rooms.ts';
import { FOOTER_NAV_ID } from './SiteFooter.tsx';

/**
 * Name, ways to find a medicine, search. On a phone the ways are those at the foot of the page, one
 * link away: nothing opens, nothing covers the text, and nothing needs JavaScript.
 */
export function SiteHeader() {
  return (
    <header className="site-header">
      <a className="wordmark" href="/">
        <Mark />
        {SITE_NAME}
      </a>
      <nav aria-label="Site">
        {inOrder(FINDING, ({ path, name }) => (
          <a href={path}>{name}</a>
        ))}
        <a className="to-menu" href={`#${FOOTER_NAV_ID}`}>
          Menu
        </a>
      </nav>
      <SearchForm id="site-search" name="Site" label="Search medicines" isLabelHidden />
    </header>
  );
}
