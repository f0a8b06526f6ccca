import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import withoutRemoteFonts from './withoutRemoteFonts.ts';

const sanityUi = new URL('../../node_modules/ui5/dist/styles.css', import.meta.url);
const stylesheet = readFileSync(sanityUi, 'utf8');

test("Sanity's stylesheet asks no other machine for a typeface, and is otherwise as it was", () => {
  expect(stylesheet).toMatch(/url\(["']?https?:/);
  const local = withoutRemoteFonts(stylesheet);
  expect(local).not.toMatch(/url\(["']?https?:/);
  expect(stylesheet.length - local.length).toBeLessThan(1_000);
});
