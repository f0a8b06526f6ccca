import { lakeClient, smallMonograph } from './support/content.ts';
import { StudioPage } from './support/studio.ts';
import { expect, test } from './support/test.ts';

const lake = lakeClient();

/** Publishes a monograph under one title after the other, as an editor does: from a draft. */
async function published(slug: string, titles: string[]): Promise<string> {
  const publishedId = `monograph-${slug}`;
  const draftId = `drafts.${publishedId}`;
  for (const title of titles) {
    await lake.createOrReplace({ ...smallMonograph(slug, title), _id: draftId });
    await lake.action({ actionType: 'sanity.action.document.publish', draftId, publishedId });
  }
  return publishedId;
}

test('an editor sees what changed, restores what was before, and takes it back', async ({
  page,
}) => {
  const id = await published('with-a-past', ['Olm', 'Kumol', 'Bexil']);
  const studio = new StudioPage(page);
  await studio.signIn('Edith Editor');
  await studio.open(id);
  const title = studio.field('title').getByRole('textbox');
  await title.fill('Trafan');
  await expect(studio.publishButton()).toBeEnabled();
  const reviewing = page.getByRole('tab', { name: 'Review changes' });
  // A menu that is drawn anew while the draft is saved takes the click with it.
  await expect(async () => {
    await studio.choose('History');
    await reviewing.click({ timeout: 5_000 });
  }).toPass();
  const changes = page.getByTestId('review-changes-pane');
  await expect(changes.locator('del')).toHaveText('Bexil');
  await expect(changes.locator('ins')).toHaveText('Trafan');

  await page.getByRole('tab', { name: 'History' }).click();
  const publications = page.getByTestId('timeline-item-button').filter({ hasText: 'Published' });
  await publications.nth(1).click();
  await expect(title).toHaveValue('Kumol');
  await page.getByRole('button', { name: 'Revert to revision' }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect
    .poll(() => lake.fetch('*[_id == $id][0].title', { id: `drafts.${id}` }))
    .toBe('Kumol');
  await studio.act('Discard changes');
  const dialog = page.getByRole('dialog', { name: 'Discard changes?' });
  await dialog.getByRole('button', { name: 'Discard changes' }).click();
  await expect(title).toHaveValue('Bexil');
  await lake.delete(id);
});
