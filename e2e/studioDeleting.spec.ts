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
