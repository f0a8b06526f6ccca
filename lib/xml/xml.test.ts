import { expect, test } from 'vitest';
import { element, xmlDocument } from './xml.ts';

test('no text can become markup', () => {
  const link = element('a', { href: '/?a=1&b="2"', rel: undefined }, 'x < y & "z" > w');
  expect(element('p', {}, 'See ', link, '.').xml).toBe(
    '<p>See <a href="/?a=1&amp;b=&quot;2&quot;">x &lt; y &amp; &quot;z&quot; &gt; w</a>.</p>',
  );
});

test('a character that XML cannot hold does not make the whole document unreadable', () => {
  expect(element('p', {}, 'a\u0001b\uffffc\u{1f48a}').xml).toBe('<p>a\ufffdb\ufffdc\u{1f48a}</p>');
});

test('a document says what it is', () => {
  expect(xmlDocument(element('empty'))).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<empty/>\n');
});
