import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { address } from './address.ts';

/** The real Studio, used as a person uses it. */
export class StudioPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Signs in as one of the people of local mode. */
  async signIn(person: string): Promise<void> {
    await this.page.goto(`${address('site')}/studio`);
    await this.page.getByText('Local sign-in').click({ timeout: 60_000 });
    await this.page.getByText(person).click();
    await expect(this.page.getByText('Monographs A to Z').first()).toBeVisible({ timeout: 60_000 });
  }

  /** Opens a document in its list; its draft, if it has one. */
  async open(id: string): Promise<void> {
    await this.openAt(`structure/monographs;${id}`);
  }

  /** Opens the document that an address below the Studio's leads to. */
  async openAt(path: string): Promise<void> {
    await this.page.goto(`${address('site')}/studio/${path}`);
    await expect(this.field('title')).toBeVisible({ timeout: 60_000 });
  }

  /** Opens a document beside its page. */
  async preview(id: string, slug: string): Promise<FrameLocator> {
    const page = encodeURIComponent(`${address('site')}/drugs/${slug}`);
    await this.page.goto(`${address('site')}/studio/presentation/monograph/${id}/?preview=${page}`);
    return this.page.frameLocator('iframe');
  }

  /** A tab of the form. */
  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  field(name: string): Locator {
    return this.page.getByTestId(`field-${name}`);
  }

  /** Replaces all that a rich text field holds. */
  async write(name: string, words: string): Promise<void> {
    const field = this.field(name);
    await field.scrollIntoViewIfNeeded();
    const activate = field.getByText('Click to activate');
    if (await activate.isVisible()) await activate.click();
    const editor = field.locator('[contenteditable="true"]').first();
    await editor.click();
    await expect(editor).toBeFocused();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.insertText(words);
    await expect(editor).toContainText(words);
  }

  publishButton(): Locator {
    return this.page.getByTestId('action-publish');
  }

  /** Publishes, and waits for the Studio to say so. */
  async publish(title: string): Promise<void> {
    await expect(this.publishButton()).toBeEnabled();
    await this.publishButton().click();
    await expect(this.page.getByText(`${title} was published`)).toBeVisible();
  }

  /** Chooses from the menu of the open document that is at its head. */
  async choose(item: string): Promise<void> {
    await this.fromMenu('pane-context-menu-button', item);
  }

  /** Chooses from the actions beside "Publish". */
  async act(action: string): Promise<void> {
    await this.fromMenu('action-menu-button', action);
  }

  /** A menu closes by itself when the document is saved: then it is opened again. */
  private async fromMenu(button: string, item: string): Promise<void> {
    await expect(async () => {
      await this.page.getByTestId(button).last().click();
      await this.page.getByRole('menuitem', { name: item }).click({ timeout: 5_000 });
    }).toPass();
  }

  /** Takes the published version of the open document down. */
  async unpublish(): Promise<void> {
    await this.page.getByText('Published', { exact: true }).first().click();
    await this.page.getByRole('button', { name: 'Unpublish', exact: true }).click();
    await this.page.getByRole('button', { name: 'Unpublish now' }).click();
  }
}
