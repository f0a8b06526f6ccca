import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { address } from './support/address.ts';
import { expect, test } from './support/test.ts';
import { layoutShiftOf, weigh } from './support/weigh.ts';

/** The longest of the demonstration monographs, with every part but a review. */
const MONOGRAPH = '/drugs/sertraline';

const KILOBYTE = 1000;

test('a monograph costs its reader little, and nothing moves while it is read', async ({
  page,
}) => {
  const weight = await weigh(page, address('site') + MONOGRAPH);
  expect(weight.requests).toBeLessThanOrEqual(10);
  expect(weight.html).toBeLessThanOrEqual(10 * KILOBYTE);
  expect(weight.js).toBeLessThanOrEqual(145 * KILOBYTE);
  expect(await layoutShiftOf(page)).toBe(0);
});

test('JavaScript changes no word of a monograph, nor does what an extension does to it', async ({
  browser,
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const sent = await articleOf(await plain.newPage());
  await plain.close();
  expect(sent.length).toBeGreaterThan(5_000);

  const meddled = await browser.newContext();
  // Before React takes the page over, so that it finds another document than it was sent.
  await meddled.addInitScript(() => {
    new MutationObserver((_, watch) => {
      const footer = document.querySelector('footer');
      if (footer === null) return;
      watch.disconnect();
      footer.replaceChildren('Changed by an extension.');
      document.querySelector('header')?.remove();
    }).observe(document, { childList: true, subtree: true });
  });
  for (const context of [await browser.newContext(), meddled]) {
    const page = await context.newPage();
    expect(await articleOf(page)).toBe(sent);
    await page.waitForTimeout(1_000);
    expect(await page.locator('article').innerText()).toBe(sent);
    await context.close();
  }
});

async function articleOf(page: Page): Promise<string> {
  await page.goto(address('site') + MONOGRAPH, { waitUntil: 'networkidle' });
  return page.locator('article').innerText();
}

test('the keyboard leads past the header, and from the contents to a topic', async ({ page }) => {
  await page.goto(MONOGRAPH);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to main content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Medicines A to Z', exact: true })).toBeFocused();
  const overdose = page.getByRole('navigation', { name: 'Contents' }).getByText('Overdose');
  await overdose.focus();
  const outline = await overdose.evaluate((link) => getComputedStyle(link).outlineWidth);
  expect(Number.parseFloat(outline)).toBeGreaterThanOrEqual(2);
  await page.keyboard.press('Enter');
  await expect(page.locator('#overdose')).toBeInViewport();
});

test('on a phone the menu leads to every room of the site', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(MONOGRAPH);
  await page.getByRole('link', { name: 'Menu' }).click();
  const menu = page.getByRole('navigation', { name: 'All pages' });
  await expect(menu).toBeInViewport();
  const rooms = await menu
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(rooms).toContain('/interactions');
  for (const room of rooms) {
    const answer = await fetch(address('site') + room);
    expect(answer.status, room).toBe(200);
  }
});

test('what is enlarged four times needs no sideways scroll', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const path of [
    '/',
    '/drugs',
    MONOGRAPH,
    '/drugs/amoxicillin-clavulanic-acid',
    '/classes',
    '/compare?a=warfarin&b=amoxicillin-clavulanic-acid',
    '/interactions?m=warfarin&m=sertraline',
    '/search?q=warfarin',
    '/about/dates',
    '/report',
  ]) {
    await page.goto(path);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, path).toBeLessThanOrEqual(0);
  }
});

test('print shows all the text and where links lead, and no navigation', async ({ page }) => {
  await page.goto(MONOGRAPH);
  const text = await page.locator('.monograph-body').innerText();
  await page.emulateMedia({ media: 'print' });
  for (const navigation of await page.getByRole('navigation').all()) {
    await expect(navigation).toBeHidden();
  }
  await expect(page.getByRole('searchbox')).toBeHidden();
  const questions = page.locator('.faq');
  for (const question of await questions.all()) await expect(question).toBeVisible();
  expect(text).toContain(await questions.first().innerText());
  const source = page.locator('.references a').first();
  const printed = await source.evaluate((link) => getComputedStyle(link, '::after').content);
  expect(printed).toContain((await source.getAttribute('href')) ?? 'no address');
});

test('in forced colours what is serious stays apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(MONOGRAPH);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const serious = page.locator('.effects.serious');
  const bar = await serious.evaluate((group) => getComputedStyle(group).borderInlineStartWidth);
  expect(Number.parseFloat(bar)).toBeGreaterThanOrEqual(3);
  await expect(serious.getByRole('heading', { name: 'Serious side effects' })).toBeVisible();
});
