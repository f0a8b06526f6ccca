import type { ReactNode } from 'react';
import { typefaces } from '../_styles/fonts.ts';
import '../_styles/site.css';
import { SiteFooter } from './frame/SiteFooter.tsx';
import { SiteHeader } from './frame/SiteHeader.tsx';

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
        <SiteHeader />
        <main id={MAIN_ID}>{children}</main>
        <SiteFooter publisher={publisher} />
      </body>
    </html>
  );
}
