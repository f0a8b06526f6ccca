import { expect, test } from 'vitest';
import { parsed } from '#lib/markdown/testing/wordsOf.ts';
import { llmsText } from './llmsText.ts';

const TEXT = llmsText('https://example.org');

test('it has the parts that llmstxt.org asks for, in their order', () => {
  const types = parsed(TEXT).children.map((node) =>
    node.type === 'heading' ? `h${node.depth}` : node.type,
  );
  expect(types).toEqual([
    ...['h1', 'blockquote', 'paragraph', 'paragraph', 'list'],
    ...['h2', 'list', 'h2', 'list'],
  ]);
});

test('it says that this is no advice, and leads only within the site', () => {
  expect(TEXT).toContain('does not replace the advice of your doctor or pharmacist');
  const links = [...TEXT.matchAll(/\]\(([^)]+)\)/g)].map(([, url]) => url);
  expect(links.length).toBeGreaterThan(8);
  for (const url of links) expect(url).toMatch(/^https:\/\/example\.org\//);
});
