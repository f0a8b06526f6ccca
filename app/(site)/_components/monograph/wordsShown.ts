import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const INLINE = /^(?:a|em|strong|sub|sup|span|time)$/;

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/**
 * The words of a text a reader sees, in order, without the navigation around it: elements of running
 * text join, all others separate.
 * @param element What to render.
 */
export function wordsShown(element: ReactElement): string[] {
  const text = renderToStaticMarkup(element)
    .replace(/<!--.*?-->/g, '')
    .replace(/<nav[ >].*?<\/nav>/gs, ' ')
    .replace(/<\/?([a-z0-9]+)[^>]*>/g, (_tag, name: string) => (INLINE.test(name) ? '' : ' '))
    .replace(/&(#x27|[a-z]+);/g, (entity, name: string) => NAMED[name] ?? entity);
  return words(text);
}

/** The words of a text, signs and all. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
