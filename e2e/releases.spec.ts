import type { Page } from '@playwright/test';
import { lakeClient, smallMonograph, until } from './support/content.ts';
import { StudioPage } from './support/studio.ts';
import { expect, test } from './support/test.ts';

const lake = lakeClient();

/** The Studio schedules by the minute; this one is far enough off to fill in a dialog. */
function nextMinute(): Date {
  const minute = 60_000;
  return new Date(Math.ceil((Date.now() + 20_000) / minute) * minute);
}

/** Enters a time as the Studio's date fields want it: "Nov 23, 2026 22:05". */
async function enterTime(page: Page, time: Date): Promise<void> {
  const day = time.toLocaleDateString('en-US', { dateStyle: 'medium' });
  const hour = time.toLocaleTimeString('en-GB', { timeStyle: 'short' });
  await page.getByTestId('date-input').fill(`${day} ${hour}`);
  await page.keyboard.press('Tab');
}

test('an editor schedules a change, and readers see it at its time, not before', async ({
  page,
}) => {
  test.slow();
  await lake.createOrReplace(smallMonograph('in-due-time', 'Timeromycin'));
  await until('/drugs/in-due-time', ({ status }) => status === 200);
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await studio.open('monograph-in-due-time');
  await studio.field('title').getByRole('textbox').fill('Timeromycin Forte');
  await expect(studio.publishButton()).toBeEnabled();
  await page.getByTestId('action-menu-button').click();
  await page.getByRole('menuitem', { name: 'Schedule publish' }).click();
  const time = nextMinute();
  await enterTime(page, time);
  await page.getByTestId('confirm-button').click();
  await expect(page.getByText('Scheduled to be published')).toBeVisible();
  await expect(studio.field('title').getByRole('textbox')).toHaveAttribute('readonly');

  const isLive = ({ body }: { body: string }) => body.includes('Timeromycin Forte');
  // This ends when readers see it; which must not be before its time.
  await until('/drugs/in-due-time', isLive, time.getTime() - Date.now());
  expect(Date.now()).toBeGreaterThanOrEqual(time.getTime());
  expect(isLive(await until('/drugs/in-due-time', isLive))).toBe(true);
  await lake.delete('drafts.monograph-in-due-time');
});

test('an editor runs a release, and all of it is there at once', async ({ page }) => {
  await lake.createOrReplace(smallMonograph('released-a', 'Releasamol'));
  await lake.createOrReplace(smallMonograph('released-b', 'Releasabol'));
  await until('/drugs/released-b', ({ status }) => status === 200);
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await page.getByRole('link', { name: 'Releases' }).click();
  // Until the list has come, the Studio closes the dialog again.
  await expect(async () => {
    const title = page.getByTestId('release-form-title');
    if (!(await title.isVisible())) {
      await page.getByRole('button', { name: 'New release' }).first().click({ timeout: 5_000 });
    }
    await title.fill('New names', { timeout: 5_000 });
    await page.getByTestId('submit-release-button').click({ timeout: 5_000 });
    await page.waitForURL(/releases\/r\w+/, { timeout: 5_000 });
  }).toPass({ timeout: 40_000 });
  const release = page.url();
  const name = release.match(/releases\/(r\w+)/)?.[1];

  await studio.open(`monograph-released-a?perspective=${name}`);
  await page.getByRole('button', { name: 'Add to release' }).click();
  const title = studio.field('title').getByRole('textbox');
  await expect(title).toBeEditable();
  // The form may still be changing over to the new version while it is filled in.
  await expect(async () => {
    await title.fill('Releasol A');
    const saved = () => lake.getDocument(`versions.${name}.monograph-released-a`);
    await expect.poll(async () => (await saved())?.title, { timeout: 6_000 }).toBe('Releasol A');
  }).toPass({ timeout: 25_000 });
  const other = smallMonograph('released-b', 'Releasol B');
  await lake.create({ ...other, _id: `versions.${name}.monograph-released-b` });
  await page.goto(release);
  await page.getByRole('button', { name: 'Run release' }).click();
  await page.getByTestId('confirm-button').click();
  await expect(page.getByText('This release is published successfully.')).toBeVisible();
  for (const letter of ['a', 'b']) {
    const isLive = ({ body }: { body: string }) =>
      body.includes(`Releasol ${letter.toUpperCase()}`);
    expect(isLive(await until(`/drugs/released-${letter}`, isLive))).toBe(true);
  }
});
