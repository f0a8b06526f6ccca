import { lakeClient, smallMonograph, until } from './support/content.ts';
import { StudioPage } from './support/studio.ts';
import { expect, test } from './support/test.ts';

const lake = lakeClient();

test('what readers cannot be shown is listed with its place, until it is mended', async ({
  page,
}) => {
  const good = smallMonograph('unwell', 'Unwellium');
  await lake.createOrReplace(good);
  await until('/drugs/unwell', ({ status }) => status === 200);
  await lake.createOrReplace({ ...good, pronunciation: 7 });
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await page.goto('/studio/health');
  await expect(page.getByRole('heading', { name: 'Content health' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Unwellium' })).toBeVisible();
  await page.getByRole('link', { name: 'pronunciation' }).click();
  await expect(page).toHaveURL(/monograph-unwell/);
  await expect(studio.field('pronunciation')).toBeInViewport();

  await lake.createOrReplace(good);
  await page.goto('/studio/health');
  await expect(page.getByText('Readers can be shown everything that is published.')).toBeVisible();
  await lake.delete('monograph-unwell');
});
