import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { address } from './support/address.ts';
import { expect, test } from './support/test.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const field = (page: Page) => page.getByRole('main').locator('input[name="q"]');
const options = (page: Page) => page.getByRole('main').getByRole('option');

/** Opens a page and goes to its search field, which suggests from then on. */
async function goToField(page: Page, path = '/') {
  await page.goto(path);
  await expect(async () => {
    await field(page).blur();
    await field(page).focus();
    await expect(field(page)).toHaveRole('combobox', { timeout: 500 });
  }).toPass();
}

test('the keyboard finds a medicine by its brand, and a screen reader is told all of it', async ({
  page,
}) => {
  await goToField(page);
  await field(page).pressSequentially('eliq');
  await expect(options(page)).toHaveText(['Eliquis – a brand of Apixaban']);
  await expect(page.getByRole('main').getByRole('search')).toMatchAriaSnapshot(`
    - search "Medicines":
      - text: Find a medicine
      - combobox "Find a medicine" [expanded]: eliq
      - button "Search"
      - listbox "Suggestions":
        - option "Eliquis – a brand of Apixaban"
      - status: 1 result.
  `);
  await page.keyboard.press('ArrowDown');
  const chosen = page.getByRole('option', { selected: true });
  await expect(chosen).toHaveText('Eliquis – a brand of Apixaban');
  expect(await field(page).getAttribute('aria-activedescendant')).toBe(
    await chosen.getAttribute('id'),
  );
  await expect(field(page)).toHaveValue('eliq');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Apixaban');
});

test('arrows go round the list, letters and Home back to the text, Escape closes', async ({
  page,
}) => {
  await goToField(page);
  await field(page).pressSequentially('met');
  const chosen = page.getByRole('option', { selected: true });
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(chosen).toHaveText((await options(page).last().textContent()) ?? '');
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveText((await options(page).first().textContent()) ?? '');
  await page.keyboard.press('Home');
  await expect(chosen).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(options(page)).toHaveCount(0);
  await expect(field(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(field(page)).toHaveValue('met');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(options(page)).toHaveCount(0);
});

test('Enter with nothing chosen searches for what was written', async ({ page }) => {
  await goToField(page);
  await field(page).pressSequentially('anticoagulants');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/“anticoagulants” – search/);
  await expect(field(page)).toHaveValue('anticoagulants');
  await expect(page.getByRole('main').getByRole('link').first()).toHaveText('Anticoagulants');
  await expect(page.getByRole('main').getByRole('link', { name: 'Warfarin' })).toBeVisible();
  await expect(page.locator('meta[name="robots"]').first()).toHaveAttribute('content', /noindex/);
});

test('a slip is only ever asked back, also if just one medicine can be meant', async ({ page }) => {
  await goToField(page);
  await field(page).pressSequentially('apixiban');
  await expect(page.getByRole('listbox', { name: 'Did you mean …?' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    'No results. Did you mean one of 1 name?',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByText('No results for “apixiban”')).toBeVisible();
  await expect(heading(page)).toHaveText('Search');
  const question = page.getByRole('region', { name: 'Did you mean …?' });
  await question.getByRole('link', { name: 'Apixaban' }).click();
  await expect(heading(page)).toHaveText('Apixaban');
});

test('suggestions for an earlier text are never shown under a later one', async ({ page }) => {
  await goToField(page);
  let answerEarlier = () => {};
  const held = new Promise<void>((resolve) => {
    answerEarlier = resolve;
  });
  await page.route(/\/api\/search\?q=am&/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await field(page).pressSequentially('am');
  await page.waitForRequest(/q=am&/);
  await field(page).fill('warfarin');
  answerEarlier();
  await expect(options(page)).toHaveText(['Warfarin']);
  await field(page).fill('warfarinx');
  await expect(options(page).filter({ hasText: /^Amlodipine/ })).toHaveCount(0);
});

test('a finger or a mouse chooses from the list as from any list of links', async ({ page }) => {
  await goToField(page);
  await field(page).pressSequentially('amlod');
  await options(page).first().click();
  await expect(heading(page)).toHaveText('Amlodipine');
});

test('the header and Page not found search too', async ({ page }) => {
  await page.goto('/no-such-page');
  await field(page).fill('warfarin');
  await field(page).press('Enter');
  await expect(page.getByText('1 result for “warfarin”')).toBeVisible();
  await page.getByRole('banner').locator('input[name="q"]').fill('ibuprofen');
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('1 result for “ibuprofen”')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader searches, goes on from nothing found, and opens a medicine', async ({ page }) => {
    await page.goto('/');
    await field(page).fill('Tazocin');
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await expect(page.getByText('No results for “Tazocin”')).toBeVisible();
    await expect(page.getByText(/Ask a pharmacist/)).toBeVisible();
    await field(page).fill('acetaminophen');
    await field(page).press('Enter');
    await page.getByRole('main').getByRole('link', { name: 'Acetaminophen' }).click();
    await expect(heading(page)).toHaveText('Paracetamol');
  });

  test('an empty search is a form, a hostile one is a text', async ({ page }) => {
    for (const query of ['', '?q=', '?q=%20', '?q=%E2%80%AE']) {
      expect((await page.goto(`/search${query}`))?.status(), query).toBe(200);
      await expect(page.getByText('results for')).toHaveCount(0);
    }
    const script = '"><script>document.title="x"</script>';
    await page.goto(`/search?q=${encodeURIComponent(script)}&q=second`);
    await expect(field(page)).toHaveValue(script);
    await expect(page.getByText('No results for')).toBeVisible();
    const long = await page.goto(`/search?q=${'x'.repeat(5000)}`);
    expect(long?.status()).toBe(200);
    await expect(page.getByText('longer than any name here')).toBeVisible();
    const page99 = await fetch(`${address('site')}/search?q=warfarin&page=99`);
    expect(page99.status).toBe(404);
  });
});

test('results, questions and an open list have no accessibility fault', async ({ page }) => {
  const faults = async (what: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of ['/search', '/search?q=anticoag', '/search?q=apixiban']) {
        await page.goto(path);
        await faults(`${path}, ${width}, ${colorScheme}`);
      }
      await goToField(page);
      await field(page).pressSequentially('am');
      await expect(options(page).first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await faults(`list, ${width}, ${colorScheme}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    }
  }
});
