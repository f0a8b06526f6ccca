import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Component, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { importMarkdown } from '#sanity/import/importMarkdown.ts';
import { asMonograph, EXAMPLE } from '../monograph/fixture.ts';
import { MonographArticle } from '../monograph/MonographArticle.tsx';
import { htmlOf } from './html.ts';

const CONTENT = join(import.meta.dirname, '../../../../content');

/** React writes some signs as entities where HTML does not ask for it. */
function asReactWrites(node: ReactNode): string {
  return renderToStaticMarkup(node)
    .replace(/(?<==")[^"]*(?=")/g, (value) => value.replaceAll('&#x27;', "'"))
    .replace(/(?<=>)[^<]*/g, (text) => text.replaceAll('&#x27;', "'").replaceAll('&quot;', '"'))
    .replaceAll('<br/>', '<br>')
    .replaceAll('dateTime=', 'datetime=');
}

test('a monograph with every part is what React makes of it', () => {
  const settings = {
    publisher: { name: 'Press' },
    defaultDisclaimer: EXAMPLE.disclaimer ?? [],
    emergencyContacts: [{ region: 'Here', label: 'Ambulance', phone: '+44 999' }],
    reportingContacts: [{ region: 'Here', label: 'Card', url: 'https://example.org/?a&b' }],
  };
  const article = (
    <MonographArticle monograph={EXAMPLE} settings={settings} keptSince="2026-11-23T18:05:00Z" />
  );
  expect(htmlOf(article)).toBe(asReactWrites(article));
});

test.each(readdirSync(CONTENT).filter((name) => name.endsWith('.md')))(
  '%s is what React makes of it',
  (name) => {
    const text = readFileSync(join(CONTENT, name), 'utf8');
    const outcome = importMarkdown({ path: name, text });
    if (!('imported' in outcome)) throw new Error(`${name} is not fit to import.`);
    const monograph = asMonograph(outcome.imported.content);
    const article = <MonographArticle monograph={monograph} settings={null} />;
    expect(htmlOf(article)).toBe(asReactWrites(article));
  },
);

test('no text and no attribute can end what it stands in', () => {
  const text = '<script>"&quot;\'</p> & 5 < 6 > 4';
  expect(htmlOf(<p title={text}>{text}</p>)).toBe(
    '<p title="&lt;script&gt;&quot;&amp;quot;\'&lt;/p&gt; &amp; 5 &lt; 6 &gt; 4">' +
      '&lt;script&gt;"&amp;quot;\'&lt;/p&gt; &amp; 5 &lt; 6 &gt; 4</p>',
  );
});

test('what needs React is refused', () => {
  class Counter extends Component {
    override render() {
      return 'x';
    }
  }
  expect(() => htmlOf(<Counter />)).toThrow('cannot be set as still HTML');
  expect(() => htmlOf(<button type="button" onClick={() => {}} />)).toThrow('"onClick"');
  expect(() => htmlOf(<p style={{ color: 'red' }}>x</p>)).toThrow('"style"');
  expect(() => htmlOf(Promise.resolve('x'))).toThrow('cannot be set as still HTML');
});
