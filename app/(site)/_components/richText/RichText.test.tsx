import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { block, bullet, numbered, text } from '../monograph/fixture.ts';
import { ItemText, RichText } from './RichText.tsx';

function html(...blocks: Parameters<typeof text>): string {
  return renderToStaticMarkup(<RichText value={text(...blocks)} />);
}

test('a mark that goes on over several runs is one element', () => {
  const passage = block([
    { text: 'See ', marks: ['em'] },
    { text: 'the ', marks: ['em', 'leaflet'] },
    { text: 'whole', marks: ['strong', 'leaflet', 'em'] },
    { text: ' leaflet', marks: ['leaflet'] },
    { text: '.' },
  ]);
  passage.markDefs = [{ _type: 'link', _key: 'leaflet', href: 'https://example.org/' }];
  expect(html(passage)).toBe(
    '<p><em>See <a href="https://example.org/">the <strong>whole</strong></a></em><a href="https://example.org/"> leaflet</a>.</p>',
  );
});

test('unmarked runs join, and a line break inside a mark stays inside it', () => {
  expect(
    html(block([{ text: 'a' }, { text: 'b\nc' }, { text: 'd\n\ne', marks: ['strong'] }])),
  ).toBe('<p>ab<br/>c<strong>d<br/><br/>e</strong></p>');
});

test('bullets and numbers of one level are lists of their own', () => {
  expect(html(bullet('a'), numbered('1'), numbered('2'), 'x', bullet('b'))).toBe(
    '<ul><li>a</li></ul><ol><li>1</li><li>2</li></ol><p>x</p><ul><li>b</li></ul>',
  );
});

test('a list that begins nested, or leaves a level out, has no empty items', () => {
  expect(html(bullet('a', 2), bullet('b', 3), bullet('c', 1), bullet('d', 3))).toBe(
    '<ul><li>a<ul><li>b</li></ul></li><li>c<ul><li>d</li></ul></li></ul>',
  );
});

test('text in a list item begins without a paragraph and goes on in lists and paragraphs', () => {
  const value = text(bullet('Bleeding:'), bullet('nose', 2), 'Also this.');
  expect(renderToStaticMarkup(<ItemText value={value} />)).toBe(
    'Bleeding:<ul><li>nose</li></ul><p>Also this.</p>',
  );
});
