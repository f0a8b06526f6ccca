import type { ReactNode } from 'react';
import { SITE_ADVICE } from '#lib/seo/site.ts';
import { inOrder } from '../inOrder.ts';
import { Still } from '../still/Still.tsx';
import { ABOUT, FINDING } from './rooms.ts';

export const FOOTER_NAV_ID = 'menu';

/** Every room of the site, and who answers for what it says. */
export function SiteFooter({ publisher }: { publisher?: ReactNode }) {
  return (
    <footer className="site-footer">
      <nav id={FOOTER_NAV_ID} aria-label="All pages">
        <Still>
          {inOrder([FINDING, ABOUT], (rooms) => (
            <ul>
              {inOrder(rooms, ({ path, name }) => (
                <li>
                  <a href={path}>{name}</a>
                </li>
              ))}
            </ul>
          ))}
        </Still>
      </nav>
      <p>{SITE_ADVICE}</p>
      {publisher !== undefined && <p>Published by {publisher}</p>}
    </footer>
  );
}
