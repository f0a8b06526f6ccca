import { readdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { address } from './support/address.ts';
import { expect, test } from './support/test.ts';

const DEMO = readdirSync('content')
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3));

const LOOKS = [
  { name: 'phone, light', width: 360, height: 740, colorScheme: 'light' },
  { name: 'phone, dark', width: 360, height: 740, colorScheme: 'dark' },
  { name: 'desktop, light', width: 1280, height: 900, colorScheme: 'light' },
  { name: 'desktop, dark', width: 1280, height: 900, colorScheme: 'dark' },
] as const;

for (const { name, width, height, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, colorScheme });

    for (const path of [
      '/',
      '/drugs',
      '/drugs/lenalidomide',
      '/a-to-z/l',
      '/classes',
      '/classes/immunomodulators',
      '/conditions/multiple-myeloma',
      '/no-such-page',
    ]) {
      test(`${path} has no accessibility fault and no sideways scroll`, async ({ page }) => {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
      });
    }
  });
}

test('every demonstration monograph is listed and opens', async ({ page, request }) => {
  expect(DEMO).toHaveLength(24);
  await page.goto('/drugs');
  for (const slug of DEMO) {
    await expect(page.locator(`a[href="/drugs/${slug}"]`).first()).toBeAttached();
    expect((await request.get(`/drugs/${slug}`)).status(), slug).toBe(200);
  }
});

test('a brand name in the A to Z leads to the medicine', async ({ page }) => {
  await page.goto('/drugs');
  await page.getByRole('listitem').filter({ hasText: 'Revlimid' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lenalidomide');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader goes from the home page to a section of a monograph', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'A to Z' }).first().click();
    await page.locator('a[href="/drugs/lenalidomide"]').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lenalidomide');
    await page.locator('a[href="#side-effects"]').first().click();
    await expect(page.locator('#side-effects')).toBeInViewport();
  });

  test('a reader goes from a letter to a medicine, its class and back', async ({ page }) => {
    await page.goto('/a-to-z/r');
    await page.getByRole('link', { name: 'Revlimid – see Lenalidomide' }).click();
    await page.getByRole('link', { name: 'Immunomodulators' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Immunomodulators');
    await page.getByRole('link', { name: 'Lenalidomide' }).click();
    await page.getByRole('link', { name: 'Multiple myeloma' }).first().click();
    await expect(page).toHaveURL(/\/conditions\/multiple-myeloma$/);
    await expect(page.getByRole('listitem').filter({ hasText: 'Lenalidomide' })).toBeVisible();
  });

  test('a letter nothing begins with says so; what is no letter or term is not found', async ({
    page,
  }) => {
    await page.goto('/a-to-z/q');
    await expect(page.getByText('No name of a medicine on this site begins with Q.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Q', exact: true })).toHaveCount(0);
    for (const path of ['/a-to-z/qq', '/classes/no-such-class', '/conditions/no-such-one']) {
      expect((await page.goto(path))?.status(), path).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
    }
  });
});

test('a monograph says for search engines what it says to readers', async ({ page }) => {
  await page.goto('/drugs/lenalidomide');
  await expect(page).toHaveTitle(/Lenalidomide/);
  const description = await page.locator('meta[name="description"]').getAttribute('content');
  expect(description?.trim()).toMatch(/[.!?]$/);
  const text = await page.locator('script[type="application/ld+json"]').first().textContent();
  const data = JSON.parse(text ?? '');
  expect(JSON.stringify(data)).toContain('"Lenalidomide"');
  expect(await page.locator('meta[name="robots"][content*="noindex"]').count()).toBe(0);
});

test('an unknown page is not found, and says so plainly', async ({ page }) => {
  for (const path of ['/no-such-page', '/drugs/no-such-drug']) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  }
});

test('an address that cannot be decoded, or that no monograph can have, is not found', async () => {
  for (const path of ['/drugs/%', '/drugs/%FF', '/studio/%', '/drugs/Lenalidomide', '/%']) {
    const answer = await fetch(address('site') + path);
    expect(answer.status, path).toBe(404);
    expect(await answer.text(), path).toContain('not found');
  }
});
