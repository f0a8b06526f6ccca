import { lakeClient, smallMonograph } from './support/content.ts';
import { StudioPage } from './support/studio.ts';
import { expect, test } from './support/test.ts';

const lake = lakeClient();

test('what an editor types while the lake is away is kept, told of, and saved on its return', async ({
  page,
  breakLake,
}) => {
  await lake.createOrReplace(smallMonograph('typed-away', 'Awaymol'));
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await studio.open('monograph-typed-away');
  const title = studio.field('title').getByRole('textbox');
  await title.fill('Awaymol Forte');
  const saved = () => lake.fetch('*[_id == "drafts.monograph-typed-away"][0].title');
  await expect.poll(saved).toBe('Awaymol Forte');

  // Typed at the last moment: once it has noticed, the Studio takes no more.
  await title.fill('Awaymol Retard');
  await breakLake('down');
  await expect(page.getByText("Your changes aren't saving")).toBeVisible({ timeout: 30_000 });
  await expect(title).toHaveValue('Awaymol Retard');
  expect(await saved()).toBe('Awaymol Forte');

  await breakLake('none');
  await expect.poll(saved, { timeout: 45_000 }).toBe('Awaymol Retard');
  await expect(title).toHaveValue('Awaymol Retard');
  await expect(studio.publishButton()).toBeEnabled();
  await lake.delete('drafts.monograph-typed-away');
  await lake.delete('monograph-typed-away');
});
