import { lakeClient, smallMonograph, until } from './support/content.ts';
import { StudioPage } from './support/studio.ts';
import { expect, test } from './support/test.ts';

const lake = lakeClient();

test('an editor changes the dosage of lenalidomide, and readers see it', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await page.getByText('Monographs A to Z').first().click();
  await page.getByRole('link', { name: /^Lenalidomide/ }).click();
  await studio.tab('Use & dose');
  const words = 'The dosage, as an editor has just written it.';
  await studio.write('dosage', words);
  await studio.publish('Lenalidomide');
  const seen = await until('/drugs/lenalidomide', ({ body }) => body.includes(words));
  expect(seen.body).toContain(words);
});

test('what the site would refuse cannot be published, and says why', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await studio.open('monograph-metformin');
  const title = studio.field('title').getByRole('textbox');
  await title.fill('');
  await expect(studio.publishButton()).toBeDisabled();
  await page.getByRole('button', { name: /Validation/ }).click();
  // The Studio may say it twice: in the panel, and beside the field.
  const complaint = (text: string) => page.getByText(text).filter({ visible: true }).first();
  await expect(complaint('Required: fill this in.')).toBeVisible();
  await title.fill('Lenalidomide');
  await expect(complaint('There is already a monograph "Lenalidomide"')).toBeVisible();
  await expect(studio.publishButton()).toBeDisabled();
  await title.fill('Metformin');
  await expect(studio.publishButton()).toBeEnabled();
  await lake.delete('drafts.monograph-metformin');
});

test('a new address leaves a redirect, and what is unpublished is gone', async ({ page }) => {
  await lake.createOrReplace(smallMonograph('before-studio', 'Studiomycin'));
  await until('/drugs/before-studio', ({ status }) => status === 200);
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await studio.open('monograph-before-studio');
  await studio.field('slug').getByRole('textbox').fill('after-studio');
  await studio.publish('Studiomycin');
  expect((await until('/drugs/after-studio', ({ status }) => status === 200)).status).toBe(200);
  expect((await until('/drugs/before-studio', ({ status }) => status === 308)).status).toBe(308);

  await studio.open('monograph-before-studio');
  await studio.unpublish();
  expect((await until('/drugs/after-studio', ({ status }) => status === 404)).status).toBe(404);
  await lake.delete('drafts.monograph-before-studio');
});

test('a draft is for who may see it: the reviewer beside the form, and nobody else', async ({
  page,
}) => {
  const draft = smallMonograph('only-a-draft', 'Draftomycin');
  await lake.createOrReplace({ ...draft, _id: `drafts.${draft._id}` });
  const studio = new StudioPage(page);
  await studio.signIn('Rowan Reviewer');
  const preview = await studio.preview('monograph-only-a-draft', 'only-a-draft');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Draftomycin');
  await expect(page.getByText('does not have permission to edit')).toBeVisible();
  await expect(studio.publishButton()).toBeDisabled();
  expect((await until('/drugs/only-a-draft', () => true)).status).toBe(404);
  await lake.delete('drafts.monograph-only-a-draft');
});

test('a copy of a monograph claims neither its address nor its review', async ({ page }) => {
  const original = smallMonograph('twice', 'Twicemol');
  await lake.createOrReplace({ ...original, identifiers: { cas: '191732-72-6' } });
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await studio.open(original._id);
  await studio.act('Duplicate');
  await expect(studio.field('slug').getByRole('textbox')).toHaveValue('');
  await expect(studio.field('title').getByRole('textbox')).toHaveValue('Twicemol');
  await expect(studio.publishButton()).toBeDisabled();
  const copies = '*[_id in path("drafts.**") && title == "Twicemol"]';
  expect(await lake.fetch(`${copies}{slug, identifiers, review}`)).toEqual([
    { slug: null, identifiers: null, review: null },
  ]);
  await lake.delete({ query: '*[title == "Twicemol"]' });
});
