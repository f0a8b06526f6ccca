import { StudioPage } from './support/studio.ts';
import { expect, test } from './support/test.ts';

test('an editor gives a reviewer a task, who answers and settles it', async ({
  page,
  colleague,
}) => {
  const [editor, reviewer] = [new StudioPage(page), new StudioPage(colleague)];
  await editor.signIn('Edith Editor');
  await reviewer.signIn('Rowan Reviewer');
  await editor.open('monograph-warfarin');
  await page.getByTestId('tasks-toolbar').click();
  await page.getByRole('button', { name: 'New task' }).last().click();
  await page.getByPlaceholder('Task title').fill('Compare the dose with its source');
  await page.getByTestId('field-assignedTo').click();
  await page.getByRole('menuitem', { name: 'Rowan Reviewer' }).click();
  await page.getByRole('button', { name: 'Create Task' }).click();

  await colleague.getByTestId('tasks-toolbar').click();
  await colleague.getByText('Compare the dose with its source').click();
  await expect(colleague.getByTestId('task-target-field-preview')).toContainText('Warfarin');
  await colleague.getByTestId('comment-input-editable').last().click();
  await colleague.keyboard.type('They agree.');
  await colleague.getByTestId('comment-input-send-button').click();
  await expect(colleague.getByText('They agree.')).toBeVisible();
  await colleague.getByRole('button', { name: 'To Do' }).click();
  await colleague.getByRole('menuitem', { name: 'Done' }).click();
  await expect(colleague.getByText(/Rowan Reviewer\s*changed status to Done/)).toBeVisible();
  await expect(colleague.getByText(/Rowan Reviewer\s*updated/)).toHaveCount(0);
});
