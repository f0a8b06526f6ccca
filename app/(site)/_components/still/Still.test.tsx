import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Still } from './Still.tsx';
import { StillHtml } from './StillHtml.tsx';
import { lay, take } from './shelf.ts';

test('what stands still is in the document whole', () => {
  const html = renderToStaticMarkup(
    <Still>
      <p>Take 0.5 mg, if {'>'}50 kg.</p>
    </Still>,
  );
  expect(html).toMatch(/^<div id="still-[0-9a-f]{8}"><p>Take 0\.5 mg, if &gt;50 kg\.<\/p><\/div>$/);
});

test('a page whose text is not there fails instead of losing it', () => {
  expect(() => renderToStaticMarkup(<StillHtml name="still-nothing" />)).toThrow('still-nothing');
});

test('the oldest goes when there is too much of it, and what is laid again is new', () => {
  lay('first', 'a');
  lay('second', 'b');
  for (let count = 0; count < 498; count += 1) lay(`page ${count}`, 'x');
  lay('first', 'a');
  lay('one more', 'y');
  expect(take('first')).toBe('a');
  expect(() => take('second')).toThrow('second');
});
