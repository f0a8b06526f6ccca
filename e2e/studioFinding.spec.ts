import { StudioPage } from './support/studio.ts';
import { expect, test } from './support/test.ts';

test('a class that monographs refer to is not deleted, and says who refers to it', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await studio.openAt('structure/drugClass;drugClass-ace-inhibitors');
  await studio.act('Delete');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Lisinopril');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
});

test('words of the text find a medicine, and the best match comes first', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  const results = page.getByTestId('search-results').getByRole('option');
  const search = page.getByRole('combobox', { name: 'Search' });
  // A key that is pressed before the Studio listens is lost.
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(search).toBeVisible({ timeout: 3000 });
  }).toPass();
  await search.fill('blood clots');
  await expect(results.filter({ hasText: 'Apixaban' })).toBeVisible();
  await search.fill('lenalidomide');
  await expect(results.first()).toContainText('Lenalidomide');
  await results.first().click();
  await expect(studio.field('title').getByRole('textbox')).toHaveValue('Lenalidomide');
});
