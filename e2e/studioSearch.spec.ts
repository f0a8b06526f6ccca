import { StudioPage } from './support/studio.ts';
import { expect, test } from './support/test.ts';

test('words of the text find a medicine, and its name finds it first', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await page.keyboard.press('Control+k');
  // It is a combobox named after its list, but a plain field while there is nothing to list.
  const search = page.getByPlaceholder('Search', { exact: true });
  await expect(search).toBeFocused();
  const results = page.getByTestId('search-results').getByRole('option');
  await search.fill('blood clots');
  await expect(results.filter({ hasText: 'Apixaban' })).toBeVisible();
  await search.fill('lenalidomide');
  await expect(results.first()).toContainText('Lenalidomide');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(studio.field('title').getByRole('textbox')).toHaveValue('Lenalidomide');
});
