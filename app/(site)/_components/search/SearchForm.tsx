'use client';

import { useEffect, useRef } from 'react';
import { searchPath } from '#lib/seo/site.ts';

type Props = {
  /** Distinguishes several on one page: the one in the header and the page's own. */
  id: string;
  /** What the form is called. */
  name: string;
  /** What the field is for. */
  label: string;
  /** In the header it stands inside the field, until something is written there. */
  isLabelHidden?: boolean;
  query?: string;
};

/**
 * A form that works by itself. Where there is JavaScript, the suggestions are fetched once the
 * reader goes to the field: a page that is only read carries none of it.
 */
export function SearchForm({ id, name, label, isLabelHidden = false, query = '' }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = field.current;
    if (input === null) return;
    const enhance = async () => {
      const { suggestAt } = await import('./combobox.ts');
      suggestAt(input);
    };
    // It may have been entered before this ran.
    if (document.activeElement === input) void enhance();
    else input.addEventListener('focus', enhance, { once: true });
    return () => input.removeEventListener('focus', enhance);
  }, []);
  return (
    <search aria-label={name}>
      <form className="search-form" action={searchPath()} method="get">
        <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : undefined}>
          {label}
        </label>
        <div className="search-line">
          <input
            ref={field}
            id={id}
            type="search"
            name="q"
            defaultValue={query}
            placeholder={isLabelHidden ? label : undefined}
            maxLength={300}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="search"
          />
          <button type="submit">Search</button>
        </div>
      </form>
    </search>
  );
}
