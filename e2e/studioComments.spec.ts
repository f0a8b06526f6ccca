import { StudioPage } from './support/studio.ts';
import { expect, test } from './support/test.ts';

const ID = 'monograph-omeprazole';

test('two people see each other at a field, talk about it there, and settle it', async ({
  page,
  colleague,
}) => {
  const [editor, reviewer] = [new StudioPage(page), new StudioPage(colleague)];
  await editor.signIn('Edith Editor');
  await reviewer.signIn('Rowan Reviewer');
  await editor.open(ID);
  await reviewer.open(ID);
  await editor.field('title').getByRole('textbox').click();
  await expect(
    colleague.getByRole('option', { name: /Edith Editor is editing this document/ }),
  ).toBeVisible();
  await expect(colleague.getByText('EE', { exact: true }).last()).toBeVisible();

  const title = reviewer.field('title');
  await title.hover();
  await title.getByRole('button', { name: 'Add comment' }).click();
  await colleague.keyboard.type('Is this how we call it, @Edith');
  const mentions = colleague.getByTestId('comments-mentions-menu');
  await expect(mentions).toContainText('Edith Editor');
  await expect(mentions).not.toContainText('Unauthorized');
  await colleague.keyboard.press('Enter');
  await colleague.getByTestId('comment-input-send-button').click();

  await editor.field('title').locator('button').filter({ hasText: '1' }).click();
  const seen = page.getByTestId('comments-list');
  await expect(seen).toContainText('Is this how we call it, @Edith Editor');
  await expect(seen).toContainText('Rowan Reviewer');
  await seen.getByTestId('comments-list-item').getByTestId('comment-input-editable').click();
  await page.keyboard.type('It is.');
  await seen.getByTestId('comments-list-item').getByTestId('comment-input-send-button').click();

  const answered = colleague.getByTestId('comments-list');
  await expect(answered).toContainText('It is.');
  await answered.getByText('Is this how we call it').hover();
  await answered.getByTestId('comments-list-item-status-button').first().click();
  await expect(seen.getByText('Is this how we call it')).toBeHidden();
});
