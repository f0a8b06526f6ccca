import { expect, test } from 'vitest';
import { narrowed } from './scriptHashes.ts';

const POLICY = "script-src 'self' 'unsafe-inline'; style-src 'self'";

test('each way in which Next hands over data is named, once', () => {
  const html = [
    '<script>(self.__next_f=self.__next_f||[]).push([0])</script>',
    '<script>self.__next_f.push([1,"a"])</script>',
    '<script>self.__next_f.push([1,"a"])</script>',
    '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":[]});</script>',
  ].join('');
  expect(narrowed(POLICY, html).match(/'sha256-/g)).toHaveLength(3);
});

test.each([
  ['alert(1)'],
  ['self.__next_f.push([1,alert(1)])'],
  ['self.__next_f.push([1]);alert(1)'],
  ['self.__next_f.push([1]),alert([1])'],
  ['document.title="x";self.__next_f.push([0])'],
])('what does more than that stays forbidden: %s', (script) => {
  const html = `<script>${script}</script>`;
  expect(narrowed(POLICY, html)).toBe("script-src 'self'; style-src 'self'");
});

test('a policy that allows no inline script stays as it is', () => {
  const strict = "script-src 'none'; style-src 'self'";
  expect(narrowed(strict, '<script>self.__next_f.push([0])</script>')).toBe(strict);
});
