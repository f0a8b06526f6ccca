import AxeBuilder from '@axe-core/playwright';
import { address } from './support/address.ts';
import { lakeClient } from './support/content.ts';
import { StudioPage } from './support/studio.ts';
import { expect, test } from './support/test.ts';

const PAGES = [
  '/about',
  '/about/review',
  '/about/dates',
  '/report?page=/drugs/warfarin',
  '/compare?a=warfarin&b=apixaban',
  '/interactions?m=warfarin&m=ibuprofen&m=Augmentin&m=nosuchdrug',
];

for (const [width, colorScheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const) {
  test.describe(`${width} pixels, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 800 }, colorScheme });

    test('pages about trust have no accessibility fault and no sideways scroll', async ({
      page,
    }) => {
      for (const path of PAGES) {
        expect((await page.goto(path))?.status(), path).toBe(200);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, path).toBeLessThanOrEqual(0);
      }
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a report that lacks something or cannot be kept comes back whole, then reaches the editors', async ({
    page,
    breakLake,
  }) => {
    const words = `The dose on this page is wrong, says journey ${Date.now()}.`;
    await page.goto('/report?page=/drugs/warfarin');
    await expect(page.getByText('not for medical emergencies or side effects')).toBeVisible();
    await page.getByLabel('Your email address').fill('reader@example.org');
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByRole('alert')).toBeFocused();
    await page.getByRole('link', { name: 'Say what is wrong with the page' }).click();
    await expect(page).toHaveURL(/#problem$/);
    await expect(page.getByLabel('What is wrong?')).toHaveAccessibleDescription(/Error: Say what/);

    await page.getByLabel('What is wrong?').fill(words);
    await breakLake('down');
    const failed = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Send report' }).click();
    expect((await failed).status()).toBe(503);
    await expect(page.getByRole('alert')).toContainText('Your report was not saved');
    await expect(page.getByLabel('What is wrong?')).toHaveValue(words);
    await expect(page.getByLabel('Your email address')).toHaveValue('reader@example.org');

    await breakLake('none');
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/report is saved/);
    await page.getByRole('link', { name: 'Go back to the page' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Warfarin');

    const reports = '*[_type == "readerReport" && problem == $words]{page, monograph, contact}';
    expect(await lakeClient().fetch(reports, { words })).toMatchObject([
      { page: '/drugs/warfarin', monograph: { _ref: 'monograph-warfarin' } },
    ]);
    const query = new URLSearchParams({ query: '*[_type == "readerReport"]' });
    const stranger = await fetch(`${address('lake')}/v2025-02-19/data/query/production?${query}`);
    expect(await stranger.json()).toMatchObject({ result: [] });
  });

  test('two medicines stand side by side; a name that is not one is asked back', async ({
    page,
  }) => {
    await page.goto('/compare');
    await page.getByLabel('First medicine').fill('Marevan');
    await page.getByLabel('Second medicine').fill('apixiban');
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect(page.getByText('No medicine on this site is called “apixiban”')).toBeVisible();
    await page.getByRole('link', { name: 'Apixaban', exact: true }).click();
    for (const name of ['Warfarin Usage', 'Apixaban Usage', 'Warfarin Dosage']) {
      await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
    }
    await expect(page.locator('meta[name="robots"][content*="noindex"]')).toBeAttached();
  });

  test('an interaction is found from either page; what is not known is not passed over', async ({
    page,
  }) => {
    await page.goto('/interactions');
    await page.getByLabel('Medicine 1').fill('Warfarin');
    await page.getByLabel('Medicine 2').fill('ibuprofen');
    await page.getByLabel('Medicine 3').fill('nosuchdrug');
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText('What you see below is not complete.')).toBeVisible();
    await expect(page.getByText('No medicine on this site is called “nosuchdrug”')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Ibuprofen and Warfarin' })).toHaveCount(2);
    await expect(page.getByText('No entry does not mean no interaction.')).toBeVisible();
  });
});

test('an editor finds a report, opens it and marks it as done', async ({ page }) => {
  const problem = `Hard to read, says journey ${Date.now()}.`;
  const sent = await fetch(`${address('site')}/api/report`, {
    method: 'POST',
    body: new URLSearchParams({ problem, page: '/drugs/apixaban' }),
    redirect: 'manual',
  });
  expect(sent.status).toBe(303);
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await page.getByText('Reader reports').click();
  await page.getByText(problem).click();
  await expect(studio.field('problem').getByText(problem)).toBeVisible();
  await studio.field('status').getByText('Done').click();
  const status = () =>
    lakeClient().fetch<string>('*[_type == "readerReport" && problem == $problem][0].status', {
      problem,
    });
  await expect.poll(status).toBe('done');
});
