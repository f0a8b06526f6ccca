import type { ReactNode } from 'react';
import { SITE_ADVICE, SITE_NAME } from '#lib/seo/site.ts';
import { typefaces } from '../_styles/fonts.ts';
import '../_styles/site.css';
import { Mark } from './Mark.tsx';

const MAIN_ID = 'main';

/**
 * What stands around every public page: the document itself, skip link, header, footer.
 * @param props.publisher Who answers for the content, if known.
 */
export function SiteFrame({ children, publisher }: { children: ReactNode; publisher?: ReactNode }) {
  return (
    <html lang="en" className={typefaces}>
      <body>
        <a className="skip-link" href={`#${MAIN_ID}`}>
          Skip to main content
        </a>
        <header className="site-header">
          <a className="wordmark" href="/">
            <Mark />
            {SITE_NAME}
          </a>
          <nav aria-label="Site">
            <a href="/drugs">A to Z</a>
          </nav>
        </header>
        <main id={MAIN_ID}>{children}</main>
        <footer className="site-footer">
          <p>{SITE_ADVICE}</p>
          {publisher !== undefined && <p>Published by {publisher}</p>}
        </footer>
      </body>
    </html>
  );
}
